-- Schema 3: which sitting answers which part of a round of two. The round itself is in the room for two.

CREATE TABLE round_sittings (
    round   TEXT NOT NULL,
    part    TEXT NOT NULL,
    sitting INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
    salt    TEXT,                                        -- what the seal was made with, once locked in
    PRIMARY KEY (round, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX round_sittings_by_sitting ON round_sittings (sitting);
