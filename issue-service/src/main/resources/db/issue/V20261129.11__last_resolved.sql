-- The last resolved issue of a key is not always the one of the highest id, and a key may have had thousands. Reports wait
-- while this is built, some seconds for each million of resolved issues; reading goes on.
CREATE INDEX issue_last_resolved ON issue (key, resolved_at, id) WHERE status = 'resolved';
