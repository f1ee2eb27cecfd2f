"""The tables of the library file, and the numbered migrations that make them.

The file has two halves. The **shelf** can be made again from the corpus at any
time; foreign keys hold it together. The **marks** are the reader's own and
precious; they name an article by its stable id, without a foreign key, so that
they outlive it. Every table but the word indexes is STRICT.

Shelf
    file           a file of the corpus as it was last read: path (absolute), size, mtime_ns.
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
                     added        second it came into the library
                     analysed     version of the analysis that made its findings, null: none yet
    article_text   the text, apart, so that walking over `article` is cheap
    article_fts    FTS5, contentless; rowid = article.rowid; title (the headline shown),
                   lead (first body paragraph), body (what follows it)
    term           every word of article_fts and the number of articles that hold it
    uncounted      articles whose words are not in `term` yet; see `terms.py`
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
    claim          one row a claim, as corrected in its article: position (index in
                   `Findings.claims`), stance, quotation, negated, hedged, speaker (entity or null),
                   speaker_name and speaker_folded (as the article calls it; null when nobody is
                   named), source and content as written (runs joined by " … ")
    claim_about    the entities in a claim's content
    claim_fts      FTS5, contentless; rowid = claim.rowid; content, source,
                   quote (only what stands in quotation marks)
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

from tui.library.highlight_tables import HIGHLIGHTS
from tui.library.naming_tables import NAMING
from tui.library.review_tables import REVIEW
from tui.library.tag_tables import TAG_LOOKS

APPLICATION_ID = 0x4E577352
"""Written into the file so that we know our own; the letters NWsR."""

UNDATED_BELOW = -100_000_000_000
"""Rowids below this belong to undated articles; the year 1000 lies well above."""

FTS_TOKENIZER = ("unicode61", "remove_diacritics", "2")
"""How text is cut into words, in both word indexes and wherever something is folded."""

SHELF_TABLES = (
    "claim_about",
    "claim",
    "mention",
    "alias",
    "entity",
    "findings",
    "term",
    "uncounted",
    "article_text",
    "article",
    "refusal",
    "file",
    "standing",
    "unplaced",
)
"""The tables of the shelf, those that refer to others first."""

SHELF_INDEXES = ("article_fts", "claim_fts")
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
)
"""The tables whose rows the reader made; the journal can undo changes in these."""

_SHELF = """
CREATE TABLE file (
    rowid INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) STRICT;

CREATE TABLE refusal (
    file INTEGER NOT NULL REFERENCES file (rowid) ON DELETE CASCADE,
    line INTEGER,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_file ON refusal (file);

CREATE TABLE article (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    file INTEGER NOT NULL REFERENCES file (rowid) ON DELETE CASCADE,
    path TEXT NOT NULL,
    record INTEGER,
    digest TEXT NOT NULL,
    published TEXT,
    published_day TEXT GENERATED ALWAYS AS (substr(published, 1, 10)) VIRTUAL,
    headline TEXT NOT NULL,
    has_headline INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    authors TEXT NOT NULL,
    authors_folded TEXT NOT NULL,
    publisher TEXT,
    publisher_folded TEXT,
    url TEXT,
    language TEXT,
    topics TEXT NOT NULL,
    added INTEGER NOT NULL,
    analysed TEXT
) STRICT;
CREATE INDEX article_file ON article (file);
CREATE INDEX article_digest ON article (digest) WHERE digest <> id;
CREATE INDEX article_publisher ON article (publisher_folded);
CREATE INDEX article_analysed ON article (analysed);

CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, lead, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE term (
    term TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE uncounted (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON DELETE CASCADE
) STRICT;

CREATE TABLE findings (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
    rowid INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (name, kind)
) STRICT;
CREATE INDEX entity_folded ON entity (folded);

CREATE TABLE alias (
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

CREATE TABLE mention (
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    count INTEGER NOT NULL,
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article);

CREATE TABLE claim (
    rowid INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stance TEXT NOT NULL,
    quotation TEXT NOT NULL,
    negated INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    speaker INTEGER REFERENCES entity (rowid) ON DELETE SET NULL,
    speaker_name TEXT,
    speaker_folded TEXT,
    source TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article, stance);
CREATE INDEX claim_stance ON claim (stance, article);
CREATE INDEX claim_speaker ON claim (speaker, article) WHERE speaker IS NOT NULL;
CREATE INDEX claim_speaker_folded ON claim (speaker_folded, article)
    WHERE speaker_folded IS NOT NULL;

CREATE TABLE claim_about (
    claim INTEGER NOT NULL REFERENCES claim (rowid) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    PRIMARY KEY (claim, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_about_entity ON claim_about (entity, claim);

CREATE VIRTUAL TABLE claim_fts USING fts5 (
    content, source, quote,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
"""

_MARKS = """
CREATE TABLE tag (
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name, article);

CREATE TABLE read_mark (
    article TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE star (
    article TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    article TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
    article TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    record INTEGER,
    digest TEXT NOT NULL,
    headline TEXT NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_digest ON identity (digest);
CREATE INDEX identity_place ON identity (path, record);

CREATE TABLE step (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    articles INTEGER NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'buried')),
    ids TEXT NOT NULL,
    changes BLOB NOT NULL
) STRICT;
CREATE INDEX step_state ON step (state);

CREATE TABLE opening (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    process INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
"""

_SAVED = """
CREATE TABLE saved_query (
    folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_SHELF, _MARKS, NAMING, _SAVED, TAG_LOOKS, REVIEW, HIGHLIGHTS)
"""SQL that lifts a library from version N to N+1, N being its place here.

Only ever appended to: files made by each of them are out there.
"""

VERSION = len(MIGRATIONS)
"""The version of a library made today; `PRAGMA user_version`."""
