-- What was changed, such as deployments, as told by clients of PagerDuty's change events; kept for 30 days.
CREATE TABLE change_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    summary     text NOT NULL,
    source      text,
    occurred_at timestamptz,
    details     jsonb NOT NULL
);
CREATE INDEX change_event_by_time ON change_event (at, id);
