from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.widgets.geometry import Geometry, Place
from tui.terminal.widgets.placement import kept_index


@st.composite
def lists(draw: st.DrawFn) -> tuple[int, int, dict[int, str], dict[int, int]]:
    count = draw(st.integers(0, 30))
    headings = draw(st.dictionaries(st.integers(0, 35), st.just("heading"), max_size=4))
    heights = draw(st.dictionaries(st.integers(0, 35), st.integers(1, 3), max_size=3))
    return count, draw(st.integers(1, 3)), headings, heights


@given(lists())
def test_rows_and_lines_name_each_other(
    a_list: tuple[int, int, dict[int, str], dict[int, int]],
) -> None:
    count, height, headings, heights = a_list
    expected: list[Place] = []
    tops = []
    for index in range(count):
        height = heights.get(index, height)
        if index in headings:
            expected.append(Place(index, -1))
        tops.append(len(expected))
        expected += [Place(index, line) for line in range(height)]
    geometry = Geometry(count, a_list[1], headings, heights)
    assert geometry.height == len(expected)
    assert [geometry.at(line) for line in range(len(expected))] == expected
    assert geometry.at(len(expected)) is None
    assert geometry.at(-1) is None
    assert [geometry.line_of(index) for index in range(count)] == tops
    assert [geometry.heading_over(index) is not None for index in range(count)] == [
        index in headings for index in range(count)
    ]


KEYS = st.lists(st.integers(0, 40), unique=True, max_size=20)


@given(KEYS.filter(bool), KEYS, st.data())
def test_a_cursor_stays_on_its_key_or_goes_to_the_nearest_that_is_left(
    old: list[int], new: list[int], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(old) - 1))
    kept = kept_index(old, index, new)
    if not new:
        assert kept == 0
        return
    left = [key for key in (*old[index:], *reversed(old[:index])) if key in new]
    assert new[kept] == left[0] if left else kept == min(index, len(new) - 1)
