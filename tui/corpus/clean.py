r"""The door: hostile text becomes safe text, and offsets begin to mean something.

A file can hold anything: escape sequences that write the reader's clipboard,
overrides that turn words round, halves of surrogate pairs that no database
takes. After `clean` none of it is left, and cleaning again changes nothing.

What goes, and why:

- carriage returns, vertical tabs, form feeds, NEL and the Unicode line and
  paragraph separators become `\n`;
- tabs and the odd-width spaces (no-break, thin, en, em …) become plain spaces,
  or "10 000" and "Mr Smith" would be found by nobody;
- all other C0 and C1 controls, DEL, the Arabic letter mark, bidirectional embeddings,
  overrides and isolates go: they act on the terminal and show nothing;
- the soft hyphen, the zero-width space, the word joiner, byte order marks and
  the annotation and deprecated format characters go: invisible inside words,
  they split them for search. The joiners U+200C and U+200D stay, since Persian
  and emoji are spelt with them;
- of joiners and variation selectors in a row two stay, and tag characters only in
  the flags that are spelt with them: longer runs hide whole messages in a word;
- a lone surrogate becomes U+FFFD, so that the damage is seen;
- the rest is put in Unicode's composed form (NFC).
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_UNWANTED = re.compile(
    "\r\n|"
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u2028-\u202f\u205f-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_NEWLINES = frozenset("\r\v\f\x85\u2028\u2029") | {"\r\n"}

_UNSEEN = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_TAGGED = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_UNSEEN_RUN = re.compile(
    "([\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]{2})"
    "[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)

MARKS_LIMIT = 30
"""Combining marks kept on one letter: the limit of Unicode's Stream-Safe Text Format (UAX 15).

Normalising sorts each run of marks, in quadratic time: one letter with a
megabyte of accents would hold the program for hours.
"""
# Marks begin at U+0300. English text, curly quotes and all, never passes this cheap question.
_FAR_RUN = re.compile(rf"[^\x00-\u02ff]{{{MARKS_LIMIT + 1}}}")
_PERHAPS_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_LIMIT + 1},}}")


def clean(text: str) -> str:
    """The same text, safe to keep, to measure and to show."""
    if text.isascii():
        return _UNWANTED.sub(_replacement, text) if _CONTROL.search(text) else text
    text = _UNWANTED.sub(_replacement, text)
    if _UNSEEN.search(text):
        text = _UNSEEN_RUN.sub(r"\1", _TAGGED.sub(r"\1", text))
    text = _with_few_marks(text)
    normal = unicodedata.normalize("NFC", text)
    return text if normal == text else _with_few_marks(normal)


def one_line(text: str) -> str:
    """The clean text on one line, single spaces between its words."""
    return " ".join(clean(text).split())


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found in _NEWLINES:
        return "\n"
    if found == "\t" or unicodedata.category(found) == "Zs":
        return " "
    return "\ufffd" if "\ud800" <= found <= "\udfff" else ""


def _with_few_marks(text: str) -> str:
    return _PERHAPS_MARKS.sub(_shortened, text) if _FAR_RUN.search(text) else text


def _shortened(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_LIMIT:
            kept.append(character)
    return "".join(kept)
