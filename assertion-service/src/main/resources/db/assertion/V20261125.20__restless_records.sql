-- Records whose issues opened or resolved lately: one that does so on and on becomes one issue that stays open.
CREATE TABLE restless_record (
    assertion_id bigint NOT NULL REFERENCES assertion ON DELETE CASCADE,
    record_id    text NOT NULL,
    record_type  text NOT NULL,
    failing      boolean NOT NULL,                 -- what its last change was
    changes      timestamptz[] NOT NULL,           -- the latest first
    flapping     boolean NOT NULL DEFAULT false,   -- its issue stays open, whatever single runs say
    labels       text,                             -- JSON, of the issue when it was last told as failing
    PRIMARY KEY (assertion_id, record_id)
);
