-- Messages to Kafka that wait for the relay. Small and short-lived: rows are deleted once Kafka has acknowledged them.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic       text NOT NULL,
    message_key bytea,
    payload     bytea,
    headers     text[] NOT NULL,                -- name, value, name, value, …
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    refused     text                            -- why Kafka will never take it; kept for people to look at
);
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- How far each partition of a topic was applied.
CREATE TABLE bookmark (
    topic        text NOT NULL,
    partition    integer NOT NULL,
    topic_id     text NOT NULL,                 -- another id: the topic was made anew
    next         bigint NOT NULL,
    caught_up_at timestamptz,                   -- everything sent before this moment has been applied
    PRIMARY KEY (topic, partition)
);

-- Ids of messages and requests seen in the last days, so that a repeat is harmless.
CREATE TABLE inbox (
    source  text NOT NULL,
    id      text NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    result  jsonb,                              -- what the first one led to, where a repeat must answer alike
    PRIMARY KEY (source, id)
);
CREATE INDEX inbox_seen ON inbox (seen_at);

-- Answers to POST requests that carried an Idempotency-Key.
CREATE TABLE idempotent_answer (
    actor      text NOT NULL,
    key        text NOT NULL,
    request    text NOT NULL,                   -- method, path and hash of the body: a key is for one request
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    status     integer,
    location   text,
    body       text,
    PRIMARY KEY (actor, key)
);
CREATE INDEX idempotent_answer_created ON idempotent_answer (created_at);

-- How far the business clock stands before the database's; moved by tests only.
CREATE TABLE clock_shift (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    millis   bigint NOT NULL DEFAULT 0
);
INSERT INTO clock_shift DEFAULT VALUES;
