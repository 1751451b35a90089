-- What is known of each failing record, for people and programs that ask for all of them.
ALTER TABLE failing_record
    ADD COLUMN seq     bigint GENERATED ALWAYS AS IDENTITY,        -- the order in which they began to fail
    ADD COLUMN since   timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN details text;                                       -- JSON, as the last run that saw them differ had it
CREATE UNIQUE INDEX failing_record_seq ON failing_record (assertion_id, seq);
