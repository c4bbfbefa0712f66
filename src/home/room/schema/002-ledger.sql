-- Schema 2: commitments with their days, boundaries, and drafts of clauses.

CREATE TABLE commitments (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    what     TEXT NOT NULL,
    moment   TEXT NOT NULL,                              -- "If ..."
    answer   TEXT NOT NULL,                              -- "then I will ..."
    evidence TEXT NOT NULL,
    size     TEXT NOT NULL,
    often    TEXT NOT NULL,                              -- JSON
    since    TEXT NOT NULL,
    until    TEXT,
    written  TEXT NOT NULL,
    ended    TEXT
) STRICT;

CREATE TABLE commitment_versions (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    record   INTEGER NOT NULL REFERENCES commitments (id) ON DELETE CASCADE,
    text     TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_versions_by_record ON commitment_versions (record);

-- For each day the row with the highest id counts; earlier ones stay as they were. No mark: it was taken back.
CREATE TABLE marks (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    commitment INTEGER NOT NULL REFERENCES commitments (id) ON DELETE CASCADE,
    day        TEXT NOT NULL,
    mark       TEXT,
    line       TEXT NOT NULL,
    written    TEXT NOT NULL
) STRICT;
CREATE INDEX marks_by_day ON marks (commitment, day);

-- Commitments that sittings offered and that were taken or left: none is offered twice.
CREATE TABLE offers_answered (
    sitting    INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
    prompt     TEXT NOT NULL,
    commitment INTEGER REFERENCES commitments (id) ON DELETE SET NULL, -- nothing if it was left
    answered   TEXT NOT NULL,
    PRIMARY KEY (sitting, prompt)
) STRICT, WITHOUT ROWID;

CREATE TABLE boundaries (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    words   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    area    TEXT,
    since   TEXT,
    written TEXT NOT NULL,
    ended   TEXT
) STRICT;

CREATE TABLE boundary_versions (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    record   INTEGER NOT NULL REFERENCES boundaries (id) ON DELETE CASCADE,
    text     TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE INDEX boundary_versions_by_record ON boundary_versions (record);

CREATE TABLE agreements (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    what    TEXT NOT NULL,
    why     TEXT NOT NULL,
    sign    TEXT NOT NULL,
    slip    TEXT NOT NULL,
    review  TEXT,
    ends    TEXT,
    written TEXT NOT NULL,
    ended   TEXT
) STRICT;

CREATE TABLE agreement_versions (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    record   INTEGER NOT NULL REFERENCES agreements (id) ON DELETE CASCADE,
    text     TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE INDEX agreement_versions_by_record ON agreement_versions (record);
