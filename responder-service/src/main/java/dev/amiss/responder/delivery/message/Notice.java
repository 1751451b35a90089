package dev.amiss.responder.delivery.message;

import dev.amiss.model.Severity;
import dev.amiss.model.function.ActionCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are to be told. Texts come from whoever reported the issue: they may hold anything but line breaks, and those
 * too among the details.
 *
 * @param state {@code open}, {@code acknowledged}, {@code resolved}, {@code wont_fix}; of a group {@code resolved} once
 *     nothing of it is active
 * @param severity of a group the worst
 * @param title what it is about, in one line of any length
 * @param facts what is known, the most important first
 * @param details of the issue; empty for a group
 * @param issues a line for each issue of a group that is named; empty for one issue
 * @param more what the lines leave out, such as {@code and 12 more}; null when nothing
 * @param link the issue's page; null when it is not known
 * @param links where else to read on
 */
public record Notice(
        String state,
        Severity severity,
        String title,
        List<Fact> facts,
        List<Fact> details,
        List<NamedIssue> issues,
        @Nullable String more,
        @Nullable Link link,
        List<Link> links) {
    /** One of a group. */
    public record NamedIssue(
            String state,
            Severity severity,
            String name,
            @Nullable String url) {}

    /** What a call is about. */
    public static Notice of(ActionCall call) {
        return call.context().group() == null
                ? IssueNotice.of(call)
                : GroupNotice.of(call, call.context().group());
    }

    public boolean isResolved() {
        return state.equals("resolved");
    }

    /** The word that comes before the title: the severity, or what became of the issue. */
    public String word() {
        return switch (state) {
            case "open" -> severity.wire();
            case "wont_fix" -> "won't fix";
            default -> state;
        };
    }

    /** {@code [critical] payments gateway down} */
    public String headline() {
        return "[" + word() + "] " + title;
    }

    /** A colour for it, as {@code #rrggbb}. */
    public String colour() {
        if (isResolved()) {
            return "#1a7f37";
        }
        return switch (severity) {
            case CRITICAL -> "#a40e26";
            case ERROR -> "#cf222e";
            case WARNING -> "#bf8700";
            case INFO -> "#0969da";
        };
    }
}
