"""Checked claims as ClaimReview, the form in which fact-checks are published.

After https://schema.org/ClaimReview. The rating is what the reader said, in
words (`alternateName`) and never as a number: the reader gave none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tui.news.findings import Kind, Stance
from tui.news.ledger import LedgerRow, Status

_AS_SAID = frozenset({Stance.SAID, Stance.CONFIRMED, Stance.CLAIMED})
"""Stances by which somebody claims just what the content says."""

_TAKEN = {
    Stance.SAID: ("said", "say"),
    Stance.CONFIRMED: ("confirmed", "confirm"),
    Stance.DENIED: ("denied", "deny"),
    Stance.CLAIMED: ("claimed", "claim"),
    Stance.ACCUSED: ("accused", "accuse"),
    Stance.BELIEVED: ("believed", "believe"),
    Stance.PREDICTED: ("predicted", "predict"),
    Stance.WARNED: ("warned", "warn"),
    Stance.PROMISED: ("promised", "promise"),
    Stance.URGED: ("urged", "urge"),
    Stance.SUPPORTED: ("supported", "support"),
    Stance.ASKED: ("asked", "ask"),
    Stance.DECLINED: ("declined to say", "decline to say"),
    Stance.UNVERIFIED: ("could not verify", "verify"),
}
"""What somebody did by each other stance, and did not do."""

_TYPES = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place"}
"""Kinds of speakers that schema.org has a type for; any other is a Thing."""

RATINGS = {
    Status.SUPPORTED: "Supported",
    Status.REFUTED: "Refuted",
    Status.MIXED: "Mixed",
    Status.CANNOT_TELL: "Cannot tell",
}
"""What each settled status is called."""


def claim_review(row: LedgerRow, reviewer: str = "") -> dict[str, Any]:
    """The ClaimReview of a claim whose check is settled.

    `reviewer` is the organization or person that answers for it; empty leaves it
    out. Raises ValueError for a claim that is open or still being checked.
    """
    if not row.check.status.is_settled:
        raise ValueError("only a settled check can be published")
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": datetime.fromtimestamp(row.check.at, UTC).date().isoformat(),
        "claimReviewed": _claim_words(row),
        "itemReviewed": _item(row),
        "reviewRating": {"@type": "Rating", "alternateName": RATINGS[row.check.status]},
    }
    if reviewer:
        review["author"] = {"@type": "Organization", "name": reviewer}
    if row.check.note:
        review["reviewBody"] = row.check.note
    if row.check.evidence:
        review["citation"] = [{"@type": "CreativeWork", "url": link} for link in row.check.evidence]
    return review


def _claim_words(row: LedgerRow) -> str:
    """What was claimed, as a sentence of its own where the content alone would say another thing.

    Who denied that a bridge fell claims that it stands: the rating is of the denial.
    """
    who = row.speaker or row.source or "Somebody"
    if not row.content:
        return f"{who} declined to comment"
    if row.stance in _AS_SAID and not row.is_negated:
        return row.content
    did, do = _TAKEN[row.stance]
    return f"{who} {f'did not {do}' if row.is_negated else did}: {row.content}"


def _item(row: LedgerRow) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "appearance": _appearance(row)}
    if row.speaker or row.source:
        kind = _TYPES.get(row.speaker_kind, "Thing") if row.speaker_kind else "Thing"
        claim["author"] = {"@type": kind, "name": row.speaker or row.source}
    day = row.said or row.published
    if day is not None:
        claim["datePublished"] = day.day
    if row.about:
        claim["about"] = [{"@type": "Thing", "name": name} for name in row.about]
    return claim


def _appearance(row: LedgerRow) -> dict[str, Any]:
    article: dict[str, Any] = {"@type": "NewsArticle", "headline": row.headline}
    if row.url:
        article["url"] = row.url
    if row.publisher:
        article["publisher"] = {"@type": "Organization", "name": row.publisher}
    if row.published is not None:
        article["datePublished"] = row.published.text
    return article
