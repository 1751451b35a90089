-- Which issues of other systems were taken over: a repeat doubles nothing, not even what was erased or forgotten since.
CREATE TABLE imported_issue (
    origin      text PRIMARY KEY,
    issue_id    bigint NOT NULL,
    imported_at timestamptz NOT NULL
);
