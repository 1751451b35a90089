package dev.amiss.responder.console;

import dev.amiss.service.console.FormText;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of responders.
 *
 * @param text what is searched for; empty for all
 * @param enabled {@code true}, {@code false}, or empty for both
 * @param cursor where the list begins; empty for its beginning
 * @param nextCursor where the next page begins; null for none
 * @param isExact whether there may be more issues than were counted
 */
@TemplateData
public record RespondersView(
        List<ResponderLine> lines,
        String text,
        String enabled,
        String cursor,
        @Nullable String nextCursor,
        boolean isExact) {
    public boolean isFiltered() {
        return !text.isEmpty() || !enabled.isEmpty();
    }

    public @Nullable String next() {
        return nextCursor == null ? null : address("/responders", enabled, nextCursor);
    }

    public @Nullable String first() {
        return cursor.isEmpty() ? null : address("/responders", enabled, "");
    }

    /** The rows of this page, with matching issues counted. */
    public String fragment() {
        return address("/ui/responder/responders", enabled, cursor);
    }

    /** This page with matching issues counted, for a browser without JavaScript, which does not load them later. */
    public String counted() {
        return address("/responders", enabled, cursor) + (fragment().contains("?") ? "&" : "?") + "counted=true";
    }

    /** Where the chip of a state leads: to it, or away from it. */
    public String chip(String state) {
        return address("/responders", enabled.equals(state) ? "" : state, "");
    }

    private String address(String path, String state, String from) {
        StringBuilder query = new StringBuilder();
        add(query, "q", text);
        add(query, "enabled", state);
        add(query, "cursor", from);
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(FormText.encode(value));
        }
    }
}
