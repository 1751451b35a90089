-- A new responder meets the issues that are active: where its pattern says how their names begin, only those are looked at.
CREATE INDEX issue_projection_active_by_name ON issue_projection (name COLLATE "C")
    WHERE status IN ('open', 'acknowledged');
-- Whether the responder did nothing yet when it began, so that nothing of other issues is to be taken back.
ALTER TABLE backfill ADD COLUMN is_new boolean NOT NULL DEFAULT false;
