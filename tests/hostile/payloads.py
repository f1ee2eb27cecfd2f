"""What hostile text is made of, each piece with a word by which it is known again."""

from __future__ import annotations

PAYLOADS = {
    "clear": "\x1b[2J\x1b[31mCanaryclear",
    "clipboard": "\x1b]52;c;Q2FuYXJ5\x07Canaryclipboard",
    "link": "\x1b]8;;http://canary.example\x1b\\Canarylink\x1b]8;;\x1b\\",
    "title": "\x1b]0;Canarytitle\x07",
    "device": "\x1bP1$rCanarydevice\x1b\\\x1b_Canaryapc\x1b\\\x1b^Canarypm\x1b\\",
    "reset": "\x1bcCanaryreset\x1b#8\x1b(0",
    "c1": "\x9b2J\x9d52;c;Q2FuYXJ5\x9cCanaryc1\x85\x90\x98\x9e\x9f",
    "line": "\rCanaryline\x08\x08\x0b\x0c\x07\x00\x7f\x0e\x0f",
    "bidi": "\u202eCanarybidi\u202c\u2066x\u2069\u2067y\u2069\u2068\u061c\u200e\u200f",
    "half": "\ud83dCanaryhalf\udc9b\udcff",
    "joined": "C\u200da\u200dn\u200c\u200ba\u2060r\ufeffy" + "\u200d" * 50 + "joined",
    "smuggled": "Canarysmuggled" + "".join(chr(0xE0000 + ord(c)) for c in "steal") + "\U000e0001",
    "selected": "Canaryselected" + "\ufe0f\ufe0e" * 40 + "\U000e0100" * 40,
    "stacked": "Canarystacked" + "\u0301\u0489" * 400,
    "markup": "[bold]Canarymarkup[/bold][link=http://canary.example]a[/link][@click=app.quit]b[/]",
    "broken": "[/nothing][$[[Canarybroken\\[",
    "lines": "Canarylines\n\t\u2028\u2029\x1c\x1d\x1e=1+1;=1+1",
    "formula": '=HYPERLINK("http://canary.example";Canaryformula)',
    "page": "<script>Canaryscript()</script><img src=x onerror=Canaryimg()>&lt;",
}
"""The pieces by name. All together they are most of what is known to steer a terminal."""

ALL = "".join(PAYLOADS.values())
"""All of them in one text."""

STEERING = frozenset(
    chr(code)
    for code in (
        *range(0x0A),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
)
"""What no terminal, and no file for others, may get from us; a newline is none of it."""


def whole(text: str) -> str:
    """The text as UTF-8 can carry it: without halves of surrogate pairs."""
    return text.encode("utf-8", "ignore").decode("utf-8")
