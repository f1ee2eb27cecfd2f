"""The tables of the library file, and the numbered migrations that make them.

The file has two halves. The **shelf** can be made again from the corpus at any
time; foreign keys hold it together. The **marks** are the reader's own and
precious; they name an article by its stable id, without a foreign key, so that
they outlive it. Every table but the word indexes is STRICT.

Shelf
    file           a file of the corpus as it was last read: path (absolute), size, mtime_ns,
                   edition of the readers (`corpus.formats.Ways`).
                   One that was refused is here too, so that it is not read again each time
    refusal        why a file, or a record in it, was left out: line (or null), reason, advice
    article        one row an article, without its text. `rowid` is the second of publication
                   (start of what the date can mean, UTC), +1 until free: newest first is
                   `ORDER BY rowid DESC`, and a date range is a range of rowids. Several articles
                   of the same second push one another on, so a range should be read a little
                   wide and checked with `published`. Undated ones count down from
                   `UNDATED_BELOW`.
                     id           stable, see `identity.py`; marks refer to it
                     file, path, record   the file's row; the path as the user would type it
                     digest       16 hex digits of the text; equals `id` for most articles
                     published    ISO 8601 as far as known, or null; `published_day` its first ten
                     headline, has_headline (0: the first sentence stands in), body_start
                     authors, topics      JSON lists;  authors_folded: joined by "; "
                     publisher, publisher_folded, url, language: null when unknown
                     language_is_found   whether the words told it and not the file
                     added        second it came into the library
                     analysed     version of the analysis that made its findings, null: none yet
    article_text   the text, apart, so that walking over `article` is cheap
    article_fts    FTS5, contentless; rowid = article.rowid; title (the headline shown),
                   lead (first body paragraph), body (what follows it)
    form_fts       FTS5, contentless; rowid = article.rowid; the words that are written with
                   capitals or accents, each once, coded; see `forms.py`
    also_at        the further places of an article, where the same story lies again: file, path
                   and record as in `article`; columns: all that is told of it there (JSON), so
                   that the article can go on from there; see `further.py`
    ununited       texts that several articles or places have, to be looked at; see `uniting.py`
    shelf_change   articles that came, went or changed, in the order of `number`, which only grows;
                   see `search.facets.held`
    formless       articles from before there was form_fts that are not in it yet
    untold         articles from before languages were looked for; see `languages.py`
    term           every word of article_fts and the number of articles that hold it
    uncounted      articles whose words are not in `term` yet; see `terms.py`
    uncompared     articles whose claims were not set beside those of others yet; `comparing.py`
    pair_rules     the version of the rules by which the others were; see `comparing.py`
    findings       all findings of an article as JSON (`news.findings.to_json`), as they were found:
                   corrections are laid over them and never written into them
    entity         what something is called: name and kind (a value of `Kind`, but no dates and
                   quantities: those are in `findings` only), by the machine (since: 0) or by the
                   correction of that number, which holds in its article; and what is shown for it
                   after all that was said everywhere: shown_name, shown_kind (null: no entity),
                   folded (of what is shown). Rows that show the same are one entity
    alias          every folded form under which an entity was mentioned, its own name included,
                   and the number of articles with that form
    mention        how often an entity is mentioned in an article, as corrected there
    claim          one row a claim, as corrected in its article. `rowid` is that of the article
                   times `CLAIMS_EACH`, plus the position: newest first, too; claims that were put
                   here before that was so keep small numbers until they are found anew.
                   position (index in
                   `Findings.claims`), stance, quotation, negated, hedged, speaker (entity or null),
                   speaker_name and speaker_folded (as the article calls it; null when nobody is
                   named), source and content as written (runs joined by " … "). key: what is
                   said, in 16 hex digits, by which the reader's check finds it; start: offset of
                   its first character; said: ISO day of the words, where stated; confidence;
                   is_sure: whether the speaker is no guess
    claim_about    the entities in a claim's content
    signature      the MinHash numbers of a text (64-bit, native order) with the digest of the
                   text, and the cluster of its near-duplicates, null when it has none: `copies.py`
    signature_band  the bands of the signatures, by which near-duplicates are found
    claim_fts      FTS5, contentless; rowid = claim.rowid; content, source (and
                   the name of who is behind it), quote (only what stands in quotation marks)
    standing       where a highlight stands in the text with that digest: start and stop (null: it
                   lost its place), and how sure that is; worked out, see `standings.py`
    unplaced       highlights whose standing is to be worked out again; triggers write it

Marks (`MARK_TABLES`; the journal records these and no others)
    tag            article id, name, second it was set; the tags of `news.mark.Tag`
    read_mark      an article the reader has read
    star           an article the reader has starred
    reviewed_mark  an article the reader is done with
    note           the reader's own note on an article
    correction     what the reader said against a finding (`news.said.to_json`), in the order
                   of `number`, which is never used twice; article: null when it holds everywhere.
                   Rows are only ever added, or taken away; none is changed
    tag_look       how a tag looks (`news.tag_look.TagLook`), one row for each that has a sign
                   or a colour of its own
    saved_query    a query that the reader gave a name (folded: without case and accents, so that
                   no two differ in these alone), as it was typed
    highlight      words the reader marked in an article: anchor (`news.highlight.to_json`) as it
                   was then, the note on them (mostly empty); is_let_go: it has no place in the
                   text any more and the reader knows
`noted` and `lost_mark` are views: articles with a note of either kind, and with a lost mark.
    claim_check    the reader's check of a claim: article id and key of the claim, status (a value
                   of `news.ledger.Status`), note, links to evidence (JSON), and the words of the
                   claim as they were, by which it is found again when the analysis puts them
                   otherwise; see `checks.py`
Beside the marks
    identity       for every marked article where it was last seen: path (of its file), record,
                   digest, headline, so that marks find it again when the shelf was dropped and
                   refilled; is_gone: its file was then deleted from the corpus
    step           the journal: one row for each thing the reader did, with its changeset.
                   state: done, undone (can be done again), buried (undone, then something else
                   was done)
    opening        who has the library open for writing marks; a row left behind means that
                   the last close was not clean

"Folded" always means `words.Words.fold`: the tokens that FTS5's
unicode61 makes of the words, without case and diacritics, joined by one space.
"""

from __future__ import annotations

from tui.library.tables.changes import CHANGES
from tui.library.tables.claim_order import CLAIM_ORDER, CLAIM_SOURCELESS
from tui.library.tables.copies import COPIES, COPIES_AGAIN
from tui.library.tables.editions import EDITIONS
from tui.library.tables.forms import FORMS
from tui.library.tables.highlights import HIGHLIGHTS
from tui.library.tables.languages import LANGUAGES
from tui.library.tables.ledger import LEDGER
from tui.library.tables.marks import MARKS, SAVED
from tui.library.tables.naming import NAMING
from tui.library.tables.pairs import PAIR_RULES, PAIRS
from tui.library.tables.places import PLACES
from tui.library.tables.reviews import REVIEW
from tui.library.tables.shelf import SHELF
from tui.library.tables.tags import TAG_LOOKS

APPLICATION_ID = 0x4E577352
"""Written into the file so that we know our own; the letters NWsR."""

UNDATED_BELOW = -100_000_000_000
"""Rowids below this belong to undated articles; the year 1000 lies well above."""

CLAIMS_EACH = 16_384
"""Rowids kept free for the claims of one article; one that has more runs on into the next."""

FTS_TOKENIZER = ("unicode61", "remove_diacritics", "2")
"""How text is cut into words, in both word indexes and wherever something is folded."""

SHELF_TABLES = (
    "ununited",
    "also_at",
    "shelf_change",
    "signature_band",
    "signature",
    "claim_about",
    "claim_pair",
    "claim",
    "mention",
    "alias",
    "entity",
    "findings",
    "term",
    "uncounted",
    "uncompared",
    "formless",
    "untold",
    "pair_rules",
    "article_text",
    "article",
    "refusal",
    "file",
    "standing",
    "unplaced",
)
"""The tables of the shelf, those that refer to others first."""

SHELF_INDEXES = ("article_fts", "form_fts", "claim_fts")
"""The word indexes of the shelf."""

MARK_TABLES = (
    "tag",
    "read_mark",
    "star",
    "note",
    "correction",
    "saved_query",
    "tag_look",
    "reviewed_mark",
    "highlight",
    "claim_check",
    "pair_verdict",
)
"""The tables whose rows the reader made; the journal can undo changes in these."""

MIGRATIONS: tuple[str, ...] = (
    SHELF,
    MARKS,
    NAMING,
    SAVED,
    TAG_LOOKS,
    REVIEW,
    HIGHLIGHTS,
    LEDGER,
    PAIRS,
    COPIES,
    COPIES_AGAIN,
    PAIR_RULES,
    FORMS,
    CHANGES,
    LANGUAGES,
    PLACES,
    EDITIONS,
    CLAIM_ORDER,
    CLAIM_SOURCELESS,
)
"""SQL that lifts a library from version N to N+1, N being its place here.

Only ever appended to: files made by each of them are out there.
"""

VERSION = len(MIGRATIONS)
"""The version of a library made today; `PRAGMA user_version`."""
