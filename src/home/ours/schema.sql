-- Ours, schema 1. Append-only. Each row is one signed statement; nothing else is kept, every page is reckoned from these.

CREATE TABLE statements (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,                      -- SHA-256 of bytes and signature
    author    INTEGER NOT NULL CHECK (author IN (1, 2)),
    bytes     BLOB,                                      -- exactly what was signed; nothing once it was withdrawn
    signature BLOB NOT NULL
) STRICT;
