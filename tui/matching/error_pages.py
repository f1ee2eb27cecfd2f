"""Pages that a server gave instead of a story: not found, denied, prove that you are human."""

from __future__ import annotations

import re

LONGEST = 150
"""Words of the longest text that can be such a page; a story may quote one."""

BEGINNING = 160
"""Characters at the start of the text in which it says what it is."""

_SAYS = re.compile(
    r"\b(?:page (?:could |can)?not (?:be )?found|(?:http )?(?:error )?404|403 forbidden"
    r"|document not found|access (?:is |has been )?denied|are you a robot"
    r"|(?:verify|confirm|prove) (?:that )?you(?: are|'re|’re) (?:a |not a )?(?:human|robot)"
    r"|(?:page|site|content) (?:is |you requested is )?"
    r"(?:currently |temporarily )?(?:unavailable|no longer available)"
    r"|page you (?:requested|are looking for) (?:cannot|can't|could not|was not|no longer)"
    r"|unable to (?:process|find) (?:your |this )?request|enable (?:javascript|cookies)"
    r"|could not be scraped|too many requests|service unavailable|just a moment\.\.\.)",
    re.IGNORECASE,
)


def is_error_page(text: str) -> bool:
    """Whether a text says at its start that there is no story, and little more."""
    if len(text) > LONGEST * 12 or len(text.split()) > LONGEST:
        return False
    return _SAYS.search(" ".join(text[: 2 * BEGINNING].split())[:BEGINNING]) is not None
