-- How a responder makes one message of many issues; null: it does not.
ALTER TABLE responder ADD COLUMN group_by text[];
ALTER TABLE responder ADD COLUMN group_wait_ms bigint;
ALTER TABLE responder ADD COLUMN group_every_ms bigint;

-- What is told in one message: by the responder's group, or because a destination takes no more messages a minute.
CREATE TABLE action_group (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    responder_id        bigint NOT NULL REFERENCES responder,
    responder_action_id bigint NOT NULL REFERENCES responder_action,
    kind                text NOT NULL,      -- responder, limit
    key_hash            text NOT NULL,
    key                 text NOT NULL,      -- for people
    last_sent_at        timestamptz,        -- when its last message was begun
    UNIQUE (responder_action_id, kind, key_hash)
);
CREATE INDEX action_group_by_key ON action_group (responder_id, key_hash);

ALTER TABLE action ADD COLUMN group_id bigint;
ALTER TABLE action ADD COLUMN tells_end boolean NOT NULL DEFAULT false; -- that an issue left its group; no rule cancels it
CREATE INDEX action_waiting_in_group ON action (group_id, due_at) WHERE status = 'pending' AND group_id IS NOT NULL;
CREATE INDEX action_of_group_delivery ON action (delivery_id) WHERE group_id IS NOT NULL;

-- The issues that a group's messages told of and whose ends they did not tell yet.
CREATE TABLE group_member (
    group_id bigint NOT NULL REFERENCES action_group,
    issue_id bigint NOT NULL,
    opening  integer NOT NULL,
    told_at  timestamptz NOT NULL,
    PRIMARY KEY (group_id, issue_id)
);
CREATE INDEX group_member_by_issue ON group_member (issue_id);

-- Messages begun in a minute, to whom their number is limited.
CREATE TABLE message_count (
    audience text NOT NULL,
    minute   timestamptz NOT NULL,
    count    integer NOT NULL,
    PRIMARY KEY (audience, minute)
);
