-- Who changed what was configured, and how. Secrets are not in it.
CREATE TABLE change_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    text NOT NULL,                   -- responder, assertion, silence
    subject_id bigint NOT NULL,
    at         timestamptz NOT NULL,
    actor      text NOT NULL,
    kind       text NOT NULL,                   -- created, changed, deleted
    changes    jsonb NOT NULL                   -- [{"field": JSON pointer, "from": …, "to": …}]
);
CREATE INDEX change_log_subject ON change_log (subject, subject_id, id);
