-- By itself, so that its lock, which stops reading too, is held for a moment only.
DROP INDEX issue_previous;
