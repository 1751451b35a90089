package dev.amiss.responder.projection;

import dev.amiss.model.Issue;
import org.jspecify.annotations.Nullable;

/**
 * An issue that became another.
 *
 * @param isDeleted whether it was erased; nothing is to be done about it any more
 * @param trace the step of a trace that what it leads to follows from; null when there is none
 */
public record IssueChange(
        Issue issue, boolean isDeleted, @Nullable String trace) {}
