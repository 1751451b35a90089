ALTER TABLE assertion
    ADD COLUMN retry_every_sec integer,                            -- while one run alone is not believed; null: as ever
    ADD COLUMN flap_changes    integer NOT NULL DEFAULT 10,        -- 0: changes are never too many
    ADD COLUMN flap_within_sec integer NOT NULL DEFAULT 3600,
    ADD COLUMN owner           text,
    ADD COLUMN runbook_url     text;

-- Which assertions are asked first when one fails: a failing parent is probably to blame.
CREATE TABLE dependency (
    child_id  bigint NOT NULL REFERENCES assertion ON DELETE CASCADE,
    parent_id bigint NOT NULL REFERENCES assertion ON DELETE CASCADE,
    position  integer NOT NULL,
    by_name   boolean NOT NULL,                                    -- how its owner wrote it
    PRIMARY KEY (child_id, parent_id)
);
CREATE INDEX dependency_parent ON dependency (parent_id);

ALTER TABLE duty
    ADD COLUMN changes        timestamptz[] NOT NULL DEFAULT '{}', -- between failing and not, the oldest first
    ADD COLUMN flapping       boolean NOT NULL DEFAULT false,
    ADD COLUMN whole_reported boolean NOT NULL DEFAULT false,      -- an issue of the assertion as a whole is open
    ADD COLUMN untold_since   timestamptz,                         -- it fails since, and nobody was told yet
    ADD COLUMN withheld       boolean NOT NULL DEFAULT false,      -- not told only because of what it depends on
    ADD COLUMN calm_since     timestamptz;                         -- when it last ceased to fail
UPDATE duty SET whole_reported = true WHERE standing = 'failing' AND failing_records IS NULL;
