-- What went over the wire in an attempt, secrets blotted out: the beginning of each.
ALTER TABLE action_attempt ADD COLUMN delivery_id text;
ALTER TABLE action_attempt ADD COLUMN sent text;
ALTER TABLE action_attempt ADD COLUMN answer_status integer;
ALTER TABLE action_attempt ADD COLUMN answer text;

-- How destinations fare that failed once; those that never did have no row. Each replica has circuits of its own and writes
-- here what it met last.
CREATE TABLE destination (
    name              text PRIMARY KEY,
    failures          integer NOT NULL,     -- in a row
    refusals          integer NOT NULL,     -- connections refused in a row
    failing_since     timestamptz,
    open_since        timestamptz,          -- null while the circuit is closed
    open_until        timestamptz,          -- one attempt is let through then
    pause_ms          bigint NOT NULL,
    last_error_reason text,
    last_error        text,
    last_error_at     timestamptz,
    updated_at        timestamptz NOT NULL
);
