package dev.amiss.responder.projection;

import dev.amiss.model.Issue;

/**
 * An issue that became another.
 *
 * @param isDeleted whether it was erased; nothing is to be done about it any more
 */
public record IssueChange(Issue issue, boolean isDeleted) {}
