-- Only an active issue expires: one that is opened again would be resolved at once by what is left of its first life.
UPDATE issue_activity a SET expires_at = NULL FROM issue i
WHERE i.id = a.issue_id AND a.expires_at IS NOT NULL AND i.status NOT IN ('open', 'acknowledged');
