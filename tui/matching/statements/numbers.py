"""Numbers in a text with what they count: "40 containers", "nine dead", "2.3 million crowns"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.matching.plain_words import WORDS
from tui.matching.statements.measure import ALL, TOLL_UNITS, TOLLS, VAGUE, Measure

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: n for n, word in enumerate(_SMALL)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9}
_TOKEN = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(k|mn?|bn)?\b|([^\W\d_]+(?:['’][^\W\d_]+)?)|([%$€£])|(.)", re.DOTALL
)
_HAS_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(_WORDS)})\b|(?:{'|'.join(_TENS)})", re.IGNORECASE)
_SKIPPED = WORDS["skipped"]
_MONTHS = WORDS["months"]
_NO_UNIT = _MONTHS | WORDS["no_unit"]
_ENDS = WORDS["ends"]
_TOLLS = {word: name for name in TOLLS for word in WORDS[name]}
"""Words for dead, wounded and arrested, and the unit of each."""
_FURTHER = WORDS["further"]
_ADDED = frozenset({"additional", "extra", "further"})
_MODELS = WORDS["models"]
_TOLL = WORDS["toll"]
_AT_LEAST, _AT_MOST, _ABOUT = WORDS["at_least"], WORDS["at_most"], WORDS["about"]
_LABELS = WORDS["labels"]
_A_PEOPLE = re.compile(r"(?:(?<!vil)ians|ese|elis|icans|emenis|aqis)$")
"""How words for people of one country end, and not "civilians"."""
_OFALL = {("of", whose) for whose in ("her", "his", "its", "our", "their")}
_TWO_WORDS = frozenset({("less", "than"), ("fewer", "than"), ("up", "to")})
NEAR = 8
"""Words and signs before and after a number that tell what it is about."""
REACH = 4
"""Words after a number among which the thing counted is looked for."""
TOLL_BEFORE = 14
"""Words before a number among which "toll" is looked for."""
TOLL_AFTER = 7
"""Words after a number of people among which "killed" or "wounded" is looked for."""


_UNNAMED = TOLL_UNITS | {"%", "magnitude"}
"""Units of which a number that stands behind a name is no part of it."""


def measures(text: str) -> tuple[Measure, ...]:
    """The numbers of a text that count something, in order.

    Years, dates, times of day, ages and ordinals count nothing here: they differ
    between reports for reasons of their own.
    """
    if not _HAS_NUMBER.search(text):
        return ()
    found = [match for match in _TOKEN.finditer(text) if not match[0].isspace()]
    return tuple(_measures([(m[1], m[2], m[3], m[4], m[5]) for m in found]))


_Token = tuple[str | None, str | None, str | None, str | None, str | None]


def _measures(tokens: list[_Token]) -> Iterator[Measure]:
    at, low = 0, None
    while at < len(tokens):
        value, after = _number(tokens, at)
        if value is None:
            at += 1
            continue
        if low is None and _begins_range(tokens, at, after):
            at, low = after + 1, value
            continue
        units, who = _units(tokens, at, after)
        is_name = _is_name(tokens, at, after) and not (units and units[0] in _UNNAMED)
        if units and not is_name and (low is not None or not _is_label(tokens, at, value)):
            before, behind = _lower(tokens[max(0, at - NEAR) : at]), _lower(tokens[after:][:NEAR])
            is_part = _is_part(before, behind)
            bound, is_rounded = _bounds(tokens, at)
            yield Measure(value, units, bound, is_rounded, who, (*before, *behind), is_part, low)
        at, low = after, None


def _begins_range(tokens: list[_Token], at: int, after: int) -> bool:
    """Whether a number is the lower one of two: "100 to 150", "between 100 and 150"."""
    if after + 1 >= len(tokens) or _number(tokens, after + 1)[0] is None:
        return False
    before = _lower(tokens[max(0, at - 1) : at])
    joint = (tokens[after][2] or tokens[after][4] or "").lower()
    if joint == "and":
        return before == ["between"]
    return joint in ("to", "-", "–") and before != ["from"]


def _is_part(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a number comes on top of others: "another two", "an additional 10 to 15 inches"."""
    if not _FURTHER.isdisjoint((*before[-1:], *behind[:1])) or not _ADDED.isdisjoint(before[-4:]):
        return True
    if behind[:1] == ["of"] or tuple(before[-2:]) in _OFALL:
        return True
    return "more" in behind[:2] and behind[behind.index("more") :][1:2] != ["than"]


def _is_name(tokens: list[_Token], at: int, after: int) -> bool:
    """Whether a number is part of a name, or takes one out of several: "Max 8", "one of the"."""
    if (tokens[at][0] or "") in _MODELS:
        return True
    if (tokens[at][2] or "").lower() == "one" and _lower(tokens[after : after + 1]) == ["of"]:
        return True
    if tokens[at][0] is None or at < 2 or tokens[at - 2][4] is not None:
        return False  # at the start of a sentence a capital says nothing
    return (tokens[at - 1][2] or "")[:1].isupper()


def _number(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    """The number that begins at a token and the place after it; None when there is none."""
    digits, letters, word, _, _ = tokens[at]
    if digits is not None:
        value = float(digits.replace(",", "") or 0) * _LETTERS.get(letters or "", 1.0)
        return _scaled(tokens, at + 1, value)
    small = _WORDS.get((word or "").lower())
    if small is None:
        return None, at
    after = at + 1
    if small >= 20 and after + 1 < len(tokens) and tokens[after][4] == "-":
        more = _WORDS.get((tokens[after + 1][2] or "").lower())
        if more is not None and more < 10:
            small, after = small + more, after + 2
    return _scaled(tokens, after, float(small))


def _scaled(tokens: list[_Token], at: int, value: float) -> tuple[float, int]:
    while at < len(tokens):
        word = at + (tokens[at][4] == "-")  # "$2.6-million"
        if word == len(tokens) or (tokens[word][2] or "").lower() not in _SCALES:
            break
        value *= _SCALES[(tokens[word][2] or "").lower()]
        at = word + 1
    return value, at


def _bounds(tokens: list[_Token], at: int) -> tuple[int, bool]:
    """Whether a number is said to be the least or the most, and whether about so."""
    at -= at > 0 and tokens[at - 1][3] is not None  # the sign before an amount
    words = [(token[2] or "").lower() for token in tokens[max(0, at - 2) : at]]
    if tuple(words) in _TWO_WORDS:
        return -1, False
    last = words[-1] if words else ""
    if last == "than":
        return (1 if words[0] in _AT_LEAST else -1), False
    if tuple(words) == ("at", "most"):
        return -1, False
    return (last in _AT_LEAST) - (last in _AT_MOST), last in _ABOUT


_Units = tuple[tuple[str, ...], frozenset[str]]
_NOTHING: _Units = ((), frozenset())


def _units(tokens: list[_Token], at: int, after: int) -> _Units:
    """The words for what a number counts, none when it counts nothing, and whom a toll counts."""
    before = tokens[at - 1][3] if at else None
    if before in ("$", "€", "£"):
        return (before,), frozenset()
    if after < len(tokens) and tokens[after][4] == "-":
        after += 1  # "a 5.9-magnitude quake"
    elif at and (tokens[at - 1 - (tokens[at - 1][4] == "-")][2] or "").lower() == "magnitude":
        return ("magnitude",), frozenset()
    found: list[str] = []
    for _, _, word, sign, _ in tokens[after : after + REACH]:
        folded = (word or "").lower()
        if not found and (sign == "%" or folded in ("percent", "per")):
            return ("%",), frozenset()
        if not found and folded in _NO_UNIT:
            return _NOTHING
        if folded in _SKIPPED and not found:
            continue
        if word is None or folded in _ENDS or folded in _SKIPPED or folded in _WORDS:
            break
        found.append(folded)
        if len(found) == 2:
            break
    return _with_toll(tokens, at, after, found)


def _with_toll(tokens: list[_Token], at: int, after: int, found: list[str]) -> _Units:
    """What a number counts, when it may be the dead or wounded: "killed at least 13 women"."""
    before = [(token[2] or "").lower() for token in tokens[max(0, at - TOLL_BEFORE) : at]]
    if not found:
        if not _TOLL.isdisjoint(before):
            return ("killed",), frozenset()
        # "Killed more than 1,200 people and displaced around 1.2 million".
        done = next((_TOLLS[word] for word in reversed(before[-REACH:]) if word in _TOLLS), None)
        return ((done,), frozenset()) if done else _NOTHING
    if found[0] in _TOLLS:
        return (_TOLLS[found[0]],), frozenset()
    if VAGUE.isdisjoint(found) and not _A_PEOPLE.search(found[0]):
        return tuple(word for word in found if word not in _TOLLS), frozenset()
    who = frozenset(found) - ALL - _TOLLS.keys()
    behind = tokens[after : after + TOLL_AFTER]
    # "killing three people and injuring five": what comes after is of another number.
    ends = (n for n, t in enumerate(behind) if t[4] in (",", ";") or t[2] == "and")
    near = behind[: next(ends, TOLL_AFTER)]
    far = [word for word in _lower(behind) if not word.endswith("ing")]
    for word in (*_lower(near), *reversed(before[-REACH:]), *far):
        if word in _TOLLS:
            return (_TOLLS[word],), who
    return tuple(found), frozenset()


def _lower(tokens: list[_Token]) -> list[str]:
    return [(token[2] or "").lower() for token in tokens]


def _is_label(tokens: list[_Token], at: int, value: float) -> bool:
    """Whether a number counts nothing: a part of a date, or of a name as in "Route 52"."""
    before = (tokens[at - 1][2] or "").lower() if at else ""
    glued = at > 0 and tokens[at - 1][4] in (":", "/", "-", ".")
    is_year = 1900 <= value <= 2100 and before in {"in", "since", "until", "by", "from", "of"}
    return before in _MONTHS or before in _LABELS or glued or is_year
