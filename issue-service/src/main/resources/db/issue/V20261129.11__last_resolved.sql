-- The last resolved issue of a key is not always the one of the highest id, and a key may have had thousands. Reports wait
-- while this index is built, some seconds for each million of resolved issues.
DROP INDEX issue_previous;
CREATE INDEX issue_previous ON issue (key, resolved_at, id) WHERE status = 'resolved';
