"""Checked claims as ClaimReview, the form in which fact-checks are published.

After https://schema.org/ClaimReview. The rating is what the reader said, in
words (`alternateName`) and never as a number: the reader gave none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tui.news.ledger import LedgerRow, Status

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
    """What was claimed; of a refusal, which has no content, who refused."""
    return row.content or f"{row.speaker or row.source or 'Somebody'} declined to comment"


def _item(row: LedgerRow) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "appearance": _appearance(row)}
    if row.speaker or row.source:
        claim["author"] = {"@type": "Thing", "name": row.speaker or row.source}
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
