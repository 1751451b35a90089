-- When the next message of a group comes is found by it.
CREATE INDEX action_next_in_group ON action (group_id, run_at) WHERE status = 'pending' AND group_id IS NOT NULL;

-- Groups that told of nothing for long are found by it.
CREATE INDEX action_group_by_last_sent ON action_group (last_sent_at);
