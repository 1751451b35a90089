-- How issues stood over the last 30 days, to replay responders over them. Fed by amiss.issue-events only.
CREATE TABLE issue_change (
    issue_id    bigint NOT NULL,
    epoch       bigint NOT NULL,
    version     bigint NOT NULL,
    at          timestamptz NOT NULL,
    status      text NOT NULL,
    severity    text NOT NULL,
    labels      jsonb NOT NULL,
    opening     integer NOT NULL,
    opening_at  timestamptz NOT NULL,
    resolved_at timestamptz,
    PRIMARY KEY (issue_id, epoch, version)
);
CREATE INDEX issue_change_at ON issue_change (at);
