"""Headlines are those of the library, one by one and in runs, also for who looks late."""

from __future__ import annotations

from pathlib import Path

from tests.library.making import forget, opened, put
from tui.library.entities.labels import LabelReader, What


def test_headlines_come_newest_first_and_are_empty_once_their_article_has_gone(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "news.library") as library:
        for day in range(1, 6):
            put(library, f"corpus/{day}.txt", f"Day {day}.", published=f"2023-11-0{day}")
        reader = LabelReader(library.path)
        labels = reader.read(What.ARTICLES)
        headlines = [article.headline for article in library.shelf.rows(labels.keys) if article]
        assert len(set(headlines)) == 5
        assert labels.texts[:] == headlines
        assert labels.texts[1:-1] == headlines[1:-1]
        assert labels.texts[5:] == []
        assert [labels.texts[index] for index in range(-5, 0)] == headlines
        forget(library, "corpus/4.txt")
        assert labels.texts[1] == ""
        assert labels.texts[:3] == [headlines[0], "", headlines[2]]
        reader.close()
        assert labels.texts[0] == ""
