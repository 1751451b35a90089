-- Nothing is done about issues that were erased or forgotten: what still waited for them ends, groups count them no more,
-- and nothing is kept that was sent about an erased one.
UPDATE action a SET status = 'cancelled', cancel_reason = 'issue_deleted', forced = false,
    finished_at = clock_timestamp() + (SELECT make_interval(secs => millis / 1000.0) FROM clock_shift),
    result = '{"reason": "issue_deleted", "message": "the issue was deleted"}'
WHERE a.status IN ('pending', 'held')
    AND NOT EXISTS (SELECT FROM issue_projection i WHERE i.issue_id = a.issue_id AND i.issue IS NOT NULL);

DELETE FROM group_member m USING issue_projection i WHERE i.issue_id = m.issue_id AND i.issue IS NULL;

DELETE FROM delivery d USING issue_projection i, action a LEFT JOIN action_attempt t ON t.action_id = a.id
WHERE i.issue IS NULL AND a.issue_id = i.issue_id AND a.status <> 'running' AND d.id IN (a.delivery_id, t.delivery_id);

UPDATE action_attempt t SET sent = NULL, answer = NULL, message = NULL, details = NULL
FROM action a, issue_projection i
WHERE i.issue IS NULL AND a.issue_id = i.issue_id AND t.action_id = a.id;
