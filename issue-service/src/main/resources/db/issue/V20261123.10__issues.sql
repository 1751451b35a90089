CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SEQUENCE issue_id;

-- One row a problem. What a repeat changes stands in issue_activity, so that folding touches no index of this table.
CREATE TABLE issue (
    id              bigint PRIMARY KEY,
    key             bytea NOT NULL,             -- SHA-256 over scope and key parts
    name            text NOT NULL,
    status          text NOT NULL CHECK (status IN ('open', 'acknowledged', 'resolved', 'wont_fix')),
    severity        text NOT NULL CHECK (severity IN ('info', 'warning', 'error', 'critical')),
    labels          jsonb NOT NULL,
    first_details   jsonb NOT NULL,
    source          text,
    record_type     text,
    record_id       text,
    dedup_key       text,
    opening         integer NOT NULL,
    opened_at       timestamptz NOT NULL,
    opening_at      timestamptz NOT NULL,
    acknowledged_at timestamptz,
    resolved_at     timestamptz,
    updated_at      timestamptz NOT NULL,
    previous_id     bigint,
    version         bigint NOT NULL,
    truncated       jsonb NOT NULL,
    adjusted        jsonb NOT NULL,
    wont_fix_until  timestamptz,
    severity_pinned boolean NOT NULL DEFAULT false,  -- an operator set it: repeats don't change it
    labels_pinned   boolean NOT NULL DEFAULT false,
    erased_at       timestamptz
) WITH (fillfactor = 90);

-- The rule "one issue holds a key" is this index.
CREATE UNIQUE INDEX issue_holds_key ON issue (key) WHERE status <> 'resolved';
CREATE INDEX issue_previous ON issue (key, id) WHERE status = 'resolved';
CREATE INDEX issue_by_opened ON issue (opened_at, id);
CREATE INDEX issue_by_status ON issue (status, opened_at, id) INCLUDE (severity);
CREATE INDEX issue_by_resolved ON issue (resolved_at) WHERE status = 'resolved';
CREATE INDEX issue_by_name ON issue (name, opened_at, id);
CREATE INDEX issue_by_record ON issue (record_id, record_type) WHERE record_id IS NOT NULL;
CREATE INDEX issue_by_source ON issue (source, opened_at, id) WHERE source IS NOT NULL;
CREATE INDEX issue_by_severity ON issue (severity, opened_at, id);
CREATE INDEX issue_by_label ON issue USING gin (labels jsonb_path_ops) WHERE labels <> '{}';
CREATE INDEX issue_by_word ON issue USING gin (name gin_trgm_ops);

-- What every repeat changes. No index but those of columns that stay as they are within a minute or for good.
CREATE TABLE issue_activity (
    issue_id         bigint PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    occurrences      bigint NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    last_seen_minute timestamptz NOT NULL,      -- of last_seen_at; lists sort by it first
    details          jsonb NOT NULL,
    url              text,
    expires_at       timestamptz,
    occurred_at      timestamptz                -- the latest that a failure named
) WITH (fillfactor = 60);
CREATE INDEX issue_activity_by_last_seen ON issue_activity (last_seen_minute);
CREATE INDEX issue_activity_expiring ON issue_activity (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE occurrence_hour (
    issue_id bigint NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    hour     timestamptz NOT NULL,
    count    bigint NOT NULL,
    PRIMARY KEY (issue_id, hour)
) WITH (fillfactor = 70);

CREATE TABLE history (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issue_id bigint NOT NULL,
    at       timestamptz NOT NULL,
    kind     text NOT NULL,
    actor    text NOT NULL,
    summary  text NOT NULL,
    data     jsonb NOT NULL
);
CREATE INDEX history_of_issue ON history (issue_id, id);

-- Rises when this database was restored from a backup, so that consumers take versions anew.
CREATE TABLE epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint NOT NULL DEFAULT 1
);
INSERT INTO epoch DEFAULT VALUES;
