-- Those that were kept long enough are found by it.
CREATE INDEX action_finished ON action (finished_at) WHERE finished_at IS NOT NULL;
