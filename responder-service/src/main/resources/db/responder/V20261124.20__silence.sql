-- When actions are muted: once, from starts_at to ends_at, or for duration_ms at each time of cron. Ended ones stay.
CREATE TABLE silence (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    watch_pattern    text,
    severities       text[] NOT NULL,
    labels           jsonb NOT NULL,
    when_expression  text,
    everything       boolean NOT NULL,
    starts_at        timestamptz,
    ends_at          timestamptz,
    cron             text,
    duration_ms      bigint,
    time_zone        text,
    comment          text NOT NULL,
    author           text NOT NULL,
    created_at       timestamptz NOT NULL,
    ended_at         timestamptz,               -- for good: by hand, or after the last window
    ended_by         text,
    revision         bigint NOT NULL,           -- the revision of all silences that this one last changed with
    window_starts_at timestamptz,               -- the window that is told of, now or next
    window_ends_at   timestamptz,
    told             text NOT NULL,             -- what was told of it: NOTHING, STARTED, ENDS_SOON
    next_event_at    timestamptz                -- when there is more to tell
);
CREATE INDEX silence_by_revision ON silence (revision);
CREATE INDEX silence_next_event ON silence (next_event_at) WHERE ended_at IS NULL;
CREATE INDEX silence_not_ended ON silence (id) WHERE ended_at IS NULL;

-- One row: rises with every silence that is created or ended, under the advisory lock that claims share.
CREATE TABLE silence_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL DEFAULT 0
);
INSERT INTO silence_revision DEFAULT VALUES;

-- What happened to a silence: created, started, ends_soon, ended.
CREATE TABLE silence_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    silence_id bigint NOT NULL REFERENCES silence,
    at         timestamptz NOT NULL,
    kind       text NOT NULL,
    actor      text NOT NULL,
    until      timestamptz,
    summary    text NOT NULL
);
CREATE INDEX silence_event_by_silence ON silence_event (silence_id, id);

-- A held action waits in run_at for the end of what holds it.
ALTER TABLE action ADD COLUMN held_by_silence bigint;
CREATE INDEX action_held ON action (run_at) WHERE status = 'held';
CREATE INDEX action_held_by_silence ON action (held_by_silence) WHERE status = 'held';
