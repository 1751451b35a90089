-- What is asserted, as its owner wrote it.
CREATE TABLE assertion (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    check_type    text NOT NULL,
    check_config  jsonb NOT NULL,                  -- the check as sent, its type included
    every_sec     integer,
    cron          text,
    time_zone     text,
    timeout_sec   integer NOT NULL,
    fail_after    integer NOT NULL,
    recover_after integer NOT NULL,
    severity      text NOT NULL,
    labels        jsonb NOT NULL,
    enabled       boolean NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    deleted_at    timestamptz,                     -- its issues recover, then the row goes
    CHECK ((every_sec IS NULL) <> (cron IS NULL))
);
CREATE UNIQUE INDEX assertion_name ON assertion (name) WHERE deleted_at IS NULL;

-- When each assertion runs next, who runs it now, and what the last runs found. The queue and the state in one row.
CREATE TABLE duty (
    assertion_id    bigint PRIMARY KEY REFERENCES assertion ON DELETE CASCADE,
    due_at          timestamptz,                   -- null: waits for nothing, since it is paused
    planned_at      timestamptz NOT NULL,          -- the schedule's next time; due_at is before it when somebody asked
    demand          bigint NOT NULL DEFAULT 0,     -- rises each time that somebody asks for a run at once
    claim           bigint NOT NULL DEFAULT 0,     -- rises with each claim and with each change that makes it worthless
    lease_until     timestamptz,                   -- null: nobody runs it
    must_recover    boolean NOT NULL DEFAULT false, -- issues of a check that it no longer has recover first
    standing        text NOT NULL DEFAULT 'pending' CHECK (standing IN ('pending', 'passing', 'failing')),
    could_run       boolean NOT NULL DEFAULT true, -- whether the last run could be carried out
    fails_in_row    integer NOT NULL DEFAULT 0,
    passes_in_row   integer NOT NULL DEFAULT 0,
    reason          text,                          -- why it stands as it does
    last_run_at     timestamptz,
    failing_records bigint,                        -- null: no check of records
    erring_records  bigint
);
CREATE INDEX duty_due ON duty (due_at) WHERE due_at IS NOT NULL;

-- What each run found.
CREATE TABLE run_result (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assertion_id    bigint NOT NULL REFERENCES assertion ON DELETE CASCADE,
    demand          bigint NOT NULL,               -- the run fulfils demands up to this one
    started_at      timestamptz NOT NULL,
    finished_at     timestamptz NOT NULL,
    outcome         text NOT NULL,
    state           text NOT NULL,
    reason          text,
    details         jsonb,
    records         bigint,
    failing_records bigint,
    erring_records  bigint,
    appeared        bigint,
    recovered       bigint
);
CREATE INDEX run_result_assertion ON run_result (assertion_id, id);
CREATE INDEX run_result_finished ON run_result (finished_at);

-- The records that fail now, of checks that look at many. Only complete runs change it, and somebody who resolves an
-- issue by hand: the record leaves, so that the next run that sees it failing reports it again.
CREATE TABLE failing_record (
    assertion_id bigint NOT NULL REFERENCES assertion ON DELETE CASCADE,
    record_id    text NOT NULL,
    record_type  text NOT NULL,
    reported     boolean NOT NULL,                 -- false: has not yet failed often enough in a row
    fails        integer NOT NULL DEFAULT 1,
    passes       integer NOT NULL DEFAULT 0,
    PRIMARY KEY (assertion_id, record_id)
);

-- The last sign of life of each program that must give one. Pings come often and change no index.
CREATE TABLE heartbeat (
    assertion_id   bigint PRIMARY KEY REFERENCES assertion ON DELETE CASCADE,
    ping_key       text NOT NULL UNIQUE,
    counting_since timestamptz NOT NULL,           -- creation, or the last enabling
    pings          bigint NOT NULL DEFAULT 0,
    last_ping_at   timestamptz,
    success        boolean,
    exit_code      integer,
    started_at     timestamptz,                    -- said to have started, and not yet to have ended
    run_ms         bigint,
    body           text,
    log            text
) WITH (fillfactor = 50);

-- Since when pings can be taken without a break.
CREATE TABLE liveness (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seen_at  timestamptz NOT NULL,                 -- the database's clock
    since    timestamptz NOT NULL                  -- the business clock
);
