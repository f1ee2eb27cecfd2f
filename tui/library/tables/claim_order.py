"""The indexes of claims, in the order of their numbers: that is the order of time."""

from __future__ import annotations

CLAIM_ORDER = """
DROP INDEX claim_stance;
DROP INDEX claim_speaker;
DROP INDEX claim_speaker_folded;
CREATE INDEX claim_stance ON claim (stance);
CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_speaker_folded ON claim (speaker_folded) WHERE speaker_folded IS NOT NULL;
CREATE INDEX claim_narrow ON claim (
    rowid, stance, speaker, iif(speaker IS NULL, speaker_name, NULL), same
);
"""
"""SQL after which the claims of a speaker or a stance are listed newest first without sorting.

A claim's number says of which article it is, and when that was published. `claim_narrow` holds what
filters ask of a claim in a tenth of the room of its row.
"""

CLAIM_SOURCELESS = "CREATE INDEX claim_sourceless ON claim (rowid) WHERE source = '';"
"""SQL that leads to the claims for which the article names nobody."""
