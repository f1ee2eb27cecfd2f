"""Respelling: words with letters that folding leaves alone, and how they are typed without.

An accent is folded away in the index; the stroke of a letter is not: Łódź is
`łodz` there, and who has no such key types Lodz.
"""

from __future__ import annotations

from collections.abc import Iterator

_PLAIN = {
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ŋ": "n",
    "ə": "a",
    "ʻ": "",
    "ʼ": "",
    "ʿ": "",
    "ʾ": "",
}
_BY_PLAIN = [(plain, odd) for odd, plain in _PLAIN.items() if plain]


def respelt(word: str) -> Iterator[str]:
    """Other spellings of a folded word: without such letters, or with one of them for its plain
    one, at one place or at all of them; never the word itself.
    """
    if not word.isascii():
        plain = "".join(_PLAIN.get(letter, letter) for letter in word)
        if plain and plain != word:
            yield plain
        return
    seen = {word}
    for plain, odd in _BY_PLAIN:
        places = [at for at in range(len(word)) if word.startswith(plain, at)]
        singly = [word[:at] + odd + word[at + len(plain) :] for at in places]
        for near in (word.replace(plain, odd), *singly):
            if near not in seen:
                seen.add(near)
                yield near
