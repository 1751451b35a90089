package dev.amiss.model.function;

import dev.amiss.model.Issue;
import java.util.List;

/**
 * Several issues told in one message.
 *
 * @param id stays the same from message to message of one group
 * @param key what they have in common, such as {@code labels.team=payments}; empty when nothing is asked to be
 * @param count the issues that the message tells of: those active and those that ended since the message before
 * @param active those of them that are active still; with none the message is the all-clear
 * @param joined those that are told for the first time
 * @param ended those that ended since the message before
 * @param limited whether they became one message only because the destination takes no more messages a minute
 * @param issues the first of them
 */
public record IssueGroup(
        String id, String key, long count, long active, long joined, long ended, boolean limited, List<Issue> issues) {
    /** How many issues a message names. */
    public static final int MOST_NAMED = 20;

    public IssueGroup {
        issues = List.copyOf(issues);
    }

    /** Whether nothing of the group is active any more. */
    public boolean isAllClear() {
        return active == 0;
    }

    /** How many more there are than are named. */
    public long more() {
        return Math.max(0, count - issues.size());
    }
}
