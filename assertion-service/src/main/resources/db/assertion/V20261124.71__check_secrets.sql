-- The secrets of a check, taken out of check_config, where {"$secret": "kept"} stands in their places; sealed when the
-- operator gave encryption keys. JSON pointer within check_config to the secret.
ALTER TABLE assertion ADD COLUMN check_secrets jsonb NOT NULL DEFAULT '{}';
