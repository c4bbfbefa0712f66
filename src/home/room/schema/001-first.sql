-- Schema 1. Append-only: a released file is never changed, a new one is added beside it.
--
-- A moment is one text: 2026-11-22T14:02:11.5+01:00[Europe/Berlin]. A day is the writer's own: 2026-11-22.
-- Order is by id, never by a clock; ids are never used twice.

-- One line for each thing known about the room itself: profile, resume, changed.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the journal list needs. The words stand apart, so that a walk down the list reads few pages.
CREATE TABLE entries (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    lead    TEXT NOT NULL,                               -- the title, or the first words
    tags    TEXT NOT NULL,                               -- with one space between
    mood    INTEGER CHECK (mood BETWEEN 1 AND 5),
    step    INTEGER CHECK (step BETWEEN 0 AND 5),
    sitting INTEGER,                                     -- written after this sitting
    breach  INTEGER,                                     -- written about this breach
    starter TEXT,
    written TEXT NOT NULL,
    day     TEXT NOT NULL,
    changed TEXT NOT NULL,
    marked  INTEGER NOT NULL DEFAULT 0 CHECK (marked IN (0, 1)),
    trashed TEXT                                         -- when it was deleted
) STRICT;
CREATE INDEX entries_by_day ON entries (day) WHERE trashed IS NULL;
CREATE INDEX entries_by_step ON entries (step) WHERE trashed IS NULL AND step IS NOT NULL;
CREATE INDEX entries_marked ON entries (marked) WHERE trashed IS NULL AND marked = 1;
CREATE INDEX entries_trashed ON entries (trashed) WHERE trashed IS NOT NULL;

CREATE TABLE entry_words (
    entry INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body  TEXT NOT NULL
) STRICT;

-- Only entries that are not in the trash are filed under tags and found by words.
CREATE TABLE entry_tags (
    tag   TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tags_by_entry ON entry_tags (entry);

CREATE VIEW entry_text AS
    SELECT entries.id, entry_words.title, entry_words.body, entries.tags
    FROM entries JOIN entry_words ON entry_words.entry = entries.id
    WHERE entries.trashed IS NULL;
CREATE VIRTUAL TABLE entry_search USING fts5 (
    title, body, tags,
    content = 'entry_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO entry_search (entry_search, rank) VALUES ('secure-delete', 1);

CREATE TABLE versions (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    entry    INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    text     TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE INDEX versions_by_entry ON versions (entry);

-- One draft for each place. Keeping it again gives it a new id, so the newest has the highest.
CREATE TABLE drafts (
    id    INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE,
    draft TEXT NOT NULL,
    kept  TEXT NOT NULL
) STRICT;

CREATE TABLE closed_drafts (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    place  TEXT NOT NULL,
    draft  TEXT NOT NULL,
    kept   TEXT NOT NULL,
    closed TEXT NOT NULL
) STRICT;

CREATE TABLE sittings (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    exercise TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title    TEXT NOT NULL,
    role     TEXT NOT NULL,
    bond     TEXT NOT NULL,
    breach   INTEGER,
    begun    TEXT NOT NULL,
    ended    TEXT,
    state    TEXT NOT NULL,
    before   INTEGER CHECK (before BETWEEN 0 AND 10),
    after    INTEGER CHECK (after BETWEEN 0 AND 10),
    at       TEXT,
    marked   INTEGER NOT NULL DEFAULT 0 CHECK (marked IN (0, 1))
) STRICT;
CREATE INDEX sittings_by_exercise ON sittings (exercise);

CREATE TABLE responses (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
    prompt  TEXT NOT NULL,
    asked   TEXT NOT NULL,                               -- the prompt's words as they were asked
    label   TEXT NOT NULL,
    value   TEXT,                                        -- JSON; nothing if it was skipped
    reads   TEXT NOT NULL,                               -- the value as a person reads it
    UNIQUE (sitting, prompt)
) STRICT;

CREATE TABLE checkins (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    day        TEXT NOT NULL UNIQUE,
    written    TEXT NOT NULL,
    steadiness INTEGER CHECK (steadiness BETWEEN 0 AND 10),
    reliance   INTEGER CHECK (reliance BETWEEN 0 AND 10),
    triggers   TEXT,
    worst      INTEGER CHECK (worst BETWEEN 0 AND 10),
    line_kind  TEXT NOT NULL,
    line       TEXT NOT NULL
) STRICT;

CREATE TABLE breaches (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    label           TEXT NOT NULL,
    kind            TEXT,
    role            TEXT NOT NULL,
    known_since     TEXT,
    still_happening TEXT
) STRICT;

CREATE TABLE exports (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    happened TEXT NOT NULL,
    form     TEXT NOT NULL,
    entries  INTEGER NOT NULL,
    sittings INTEGER NOT NULL,
    target   TEXT NOT NULL
) STRICT;
