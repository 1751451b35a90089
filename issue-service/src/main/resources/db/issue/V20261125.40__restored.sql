-- Which database this is. Another one than last time: it was restored from a backup.
ALTER TABLE epoch ADD COLUMN database_identity text;
-- Whether consumers still have to be told what the backup knows, and what it does not.
ALTER TABLE epoch ADD COLUMN untold boolean NOT NULL DEFAULT false;
