-- Finds what reports of an issue that is erased were answered with. Most ids of messages have no answer.
CREATE INDEX inbox_answered_issue ON inbox (((result #>> '{issue,id}')::bigint)) WHERE result IS NOT NULL;
