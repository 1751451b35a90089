-- Every claim asks for what is asked for by hand: without this it read all that is due.
CREATE INDEX action_by_hand ON action (run_at) WHERE status = 'pending' AND forced;
