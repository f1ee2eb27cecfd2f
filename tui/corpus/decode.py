"""Bytes to text: which encoding a file is in, or that it is no text at all.

Tried in order: byte order marks, UTF-16 without one, UTF-8, UTF-8 with some
damage, and only then a guess between the older encodings. The guess is
charset-normalizer's, which is good at scripts and less good at telling the
Western from the Central European and the Japanese from the Korean code pages;
those two are settled here by which letters come out.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

from tui.corpus.reading import UnreadableError

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest file that is read whole."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encoding that each tells of."""
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "rich text (RTF)"),
)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_GUESS_SAMPLE = 64 * 1024

_WESTERN = tuple(
    frozenset(letters + letters.upper() + "‘’‚“”„–—…«»‹›€£§°·•©®™¿¡ºª´\xa0\xad½¼¾²")
    for letters in ("àáâãçèéêëìíîïñòóôõùúûüœ", "äöüßéèáóëï", "åäöøæéüáóà", "áéíóúýðþæö")
)
"""The letters that one Western language, or a few close ones, go with.

A Czech text read as Western has ø and ì and è in it, a Turkish one ð and ç:
no one of these sets holds either.
"""
# A byte that is no UTF-8 amid text that is: most often one curly quote from a Windows program.
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def whole(file: BinaryIO, limit: int = SIZE_LIMIT, already: bytes = b"") -> bytes:
    """All bytes of the file; UnreadableError when they are too many or none.

    `already` is what was read of it before.
    """
    data = already + file.read(limit + 1 - len(already))
    if len(data) > limit:
        raise UnreadableError(
            f"the file is larger than {limit // 1024 // 1024} MiB",
            "It was skipped; split it, or turn it into JSON lines (.jsonl), which may be any size",
        )
    if not data.strip():
        raise UnreadableError("the file is empty", "It was skipped; there is nothing to mend")
    return data


def text_of(data: bytes, declared: str = "") -> str:
    """The text in `data`, without a byte order mark; UnreadableError when it is not text.

    `declared` is the encoding that the file names, if it names one; it is
    believed when the bytes are not UTF-8 and fit it.
    """
    return decoded(data, declared)[0]


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text in `data`, and in a few words in which encoding it is: `windows-1252, guessed`."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), f"{encoding}, with a mark"
    if unmarked := utf16_without_mark(data):
        return data.decode(unmarked, "replace"), unmarked
    _refuse_binary(data)
    try:
        return data.decode(), "ascii" if data.isascii() else "utf-8"
    except UnicodeDecodeError as fault:
        if repaired := _repaired(data, fault):
            return repaired, "utf-8, with bytes that are not"
    return _declared(data, declared) or _guessed(data)


def utf16_without_mark(data: bytes) -> str | None:
    """Which of the two UTF-16 it is, by where its zeros are; None for anything else."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    what = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if what is None:
        controls = len(data) - len(data.translate(None, _CONTROLS))
        if controls <= 4 + len(data) // 50 and data.count(0) <= 1 + len(data) // 2000:
            return
    raise UnreadableError(
        f"the file is {what or 'not text'}, whatever its name says",
        "It was skipped; take it out of the folder, or save it as plain text",
    )


def _repaired(data: bytes, fault: UnicodeDecodeError) -> str | None:
    """The text of UTF-8 that was cut off, or holds a few bytes of something else; else None."""
    if fault.start >= len(data) - 3 and fault.reason == "unexpected end of data":
        return data[: fault.start].decode() + "\ufffd"
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    sound = sum(1 for character in text if character > "\x7f") - strays
    return text.translate(_STRAY) if sound >= 4 * strays else None


def _declared(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        codec = codecs.lookup(encoding)
        # "iso-8859-1" on the web means its Windows extension, and never the C1 controls.
        name = "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
        return data.decode(name), f"{_known(name)}, as the file says"
    except (LookupError, ValueError, TypeError):
        return None


def _known(name: str) -> str:
    """What an encoding is called by most people."""
    return f"windows-{name[2:]}" if name.startswith("cp125") else name.replace("_", "-")


def _guessed(data: bytes) -> tuple[str, str]:
    sample = data[:_GUESS_SAMPLE]
    western = sample.decode("cp1252", "replace")
    beyond = {character for character in western if character > "\x7f"}
    if any(beyond <= letters for letters in _WESTERN):
        return data.decode("cp1252", "replace"), "windows-1252, guessed"
    for japanese in ("cp932", "euc_jp"):
        text = sample.decode(japanese, "ignore")
        hiragana = sum(1 for character in text if "\u3040" <= character <= "\u309f")
        if hiragana > len(text) * 0.15:
            return data.decode(japanese, "replace"), f"{_known(japanese)}, guessed"
    from charset_normalizer import from_bytes  # noqa: PLC0415  only the rare old file needs it

    best = from_bytes(sample).best()
    name = best.encoding if best else "cp1252"
    return data.decode(name, "replace"), f"{_known(name)}, guessed"
