package dev.amiss.model.function;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an action besides its issue.
 *
 * @param on what set it off, as the responder says: {@code created} and so on
 * @param issueUrl the issue's page for people; null when it is not known
 * @param owner who answers for the responder; null when it does not say
 * @param runbookUrl what to do about such issues; null when the responder does not say
 * @param group the issues that one message tells of; null when it is about one issue
 */
public record ActionContext(
        String on,
        @Nullable String issueUrl,
        @Nullable String owner,
        @Nullable String runbookUrl,
        @Nullable IssueGroup group) {
    /** Nothing. */
    public static final ActionContext NONE = new ActionContext("created", null, null, null, null);

    /** The same for a group. */
    public ActionContext with(IssueGroup other) {
        return new ActionContext(on, issueUrl, owner, runbookUrl, other);
    }
}
