-- The overview counts what came in and what was done per hour. Both tables grow in order of time, so a BRIN index finds the
-- last day at next to no cost for those who write.
CREATE INDEX occurrence_hour_by_hour ON occurrence_hour USING brin (hour) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX history_by_time ON history USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
