package dev.amiss.assertion.console;

import dev.amiss.assertion.run.State;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list.
 *
 * @param state the state that is asked for; empty for all
 * @param mark another text whenever the list may look otherwise
 * @param next the address of the next page; null for none
 * @param first that of the first page, when this is another; null when it is the first
 */
@TemplateData
public record AssertionsView(
        List<AssertionLine> lines,
        String state,
        String mark,
        @Nullable String next,
        @Nullable String first) {
    public List<String> states() {
        return State.words();
    }

    /** Where the chip of a state leads: to it, or away from it. */
    public String chip(String word) {
        return word.equals(state) ? "/assertions" : "/assertions?state=" + word;
    }

    /** The rows of this page alone. */
    public String fragment() {
        return "/ui/assertion/list" + (state.isEmpty() ? "" : "?state=" + state);
    }
}
