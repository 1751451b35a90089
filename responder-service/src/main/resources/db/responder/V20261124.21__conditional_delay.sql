-- Hours within which an action may run: {"hours", "days", "time_zone"}; null for any.
ALTER TABLE responder_action ADD COLUMN only_between jsonb;

-- Put off by hand, so that a changed delay does not move it.
ALTER TABLE action ADD COLUMN put_off boolean NOT NULL DEFAULT false;
