package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of actions.
 *
 * @param statuses that are asked for; empty for all
 * @param issueId null for those of all issues
 * @param responderId null for those of all responders
 * @param next the address of the next page; null for none
 * @param first that of the first page, when this is another; null when it is the first
 * @param isChosen whether some can be chosen, and something done to them
 * @param names of issues, by their ids
 */
@TemplateData
public record ActionsView(
        List<ActionView> actions,
        List<String> statuses,
        @Nullable Long issueId,
        @Nullable Long responderId,
        @Nullable String next,
        @Nullable String first,
        boolean isChosen,
        Map<Long, String> names) {
    private static final int LONG_NAME = 80;

    /** What an issue is called; its id when its name is not known any more. */
    public String issueName(long issue) {
        String name = names.getOrDefault(issue, "issue " + issue);
        return name.length() <= LONG_NAME ? name : name.substring(0, LONG_NAME - 1) + "…";
    }

    public boolean isFiltered() {
        return issueId != null || responderId != null || !statuses.isEmpty();
    }

    /** Whether it is about what waits, the next one first. */
    public boolean isQueue() {
        return !statuses.isEmpty() && List.of("pending", "held").containsAll(statuses);
    }

    public List<String> words() {
        return List.of("pending", "held", "running", "succeeded", "failed", "cancelled");
    }

    public boolean has(String status) {
        return statuses.contains(status);
    }

    /** Where the chip of a status leads: to it, or away from it. */
    public String chip(String status) {
        return has(status) ? address(List.of()) : address(List.of(status));
    }

    /** This list from its beginning. */
    public String here() {
        return address(statuses);
    }

    /** The rows of this list alone. */
    public String fragment() {
        String address = here().replaceFirst("^/actions", "/ui/responder/actions");
        return isChosen ? address + (address.contains("?") ? "&" : "?") + "choose=true" : address;
    }

    private String address(List<String> asked) {
        StringBuilder query = new StringBuilder();
        asked.forEach(status -> query.append("&status=").append(status));
        if (issueId != null) {
            query.append("&issue_id=").append(issueId);
        }
        if (responderId != null) {
            query.append("&responder_id=").append(responderId);
        }
        return query.isEmpty() ? "/actions" : "/actions?" + query.substring(1);
    }

    /** A function's name in short: {@code email}. */
    public String brief(String function) {
        return function.startsWith("issue.actions.") ? function.substring("issue.actions.".length()) : function;
    }
}
