-- The last signs of life of each program: a ring, the slot being the number modulo how many are kept.
CREATE TABLE ping (
    assertion_id bigint NOT NULL REFERENCES heartbeat ON DELETE CASCADE,
    slot         integer NOT NULL,
    number       bigint NOT NULL,                  -- 1, 2, 3, … of this program
    at           timestamptz NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('success', 'start', 'fail', 'log')),
    exit_code    integer,
    rid          text,
    run_ms       bigint,
    method       text NOT NULL,
    user_agent   text,
    event        jsonb,                            -- the attributes of a CloudEvent
    body         text,
    PRIMARY KEY (assertion_id, slot)
) WITH (fillfactor = 50);

-- Runs that were said to have started and not yet to have ended; '' is the one that goes by no id.
CREATE TABLE heartbeat_run (
    assertion_id bigint NOT NULL REFERENCES heartbeat ON DELETE CASCADE,
    rid          text NOT NULL,
    started_at   timestamptz NOT NULL,
    watched      boolean NOT NULL DEFAULT true,    -- false: a later one ended well, so nobody waits for its end
    PRIMARY KEY (assertion_id, rid)
);
INSERT INTO heartbeat_run (assertion_id, rid, started_at)
    SELECT assertion_id, '', started_at FROM heartbeat WHERE started_at IS NOT NULL;
ALTER TABLE heartbeat DROP COLUMN started_at;
ALTER TABLE heartbeat ADD COLUMN received bigint NOT NULL DEFAULT 0; -- signs of any kind

-- The name in addresses under a project's key: the check's, else made from the assertion's.
ALTER TABLE assertion ADD COLUMN slug text GENERATED ALWAYS AS (
    CASE WHEN check_type = 'heartbeat' THEN coalesce(check_config ->> 'slug',
        trim(both '-' from regexp_replace(lower(name), '[^a-z0-9_]+', '-', 'g'))) END) STORED;
CREATE INDEX assertion_slug ON assertion (slug) WHERE slug IS NOT NULL AND deleted_at IS NULL;
