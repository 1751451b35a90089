package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.output.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a test expects to happen.
 *
 * @param told as the file says it; what it leaves out may be anything
 */
record Expected(Moment at, ObjectNode told) {
    static Expected read(Fields fields) {
        Moment at = fields.requiredMoment("at");
        fields.text("responder");
        fields.text("action");
        fields.text("issue");
        fields.wholeNumber("count");
        fields.finish();
        return new Expected(at, fields.node());
    }

    /** Whether that is what is expected, be it at another time. */
    boolean isLike(Happened happened) {
        return is("responder", happened.responder())
                && (is("action", happened.action()) || is("action", happened.targetFunction()))
                && is("issue", happened.issue())
                && (Json.isNothing(told.path("count")) || told.path("count").asLong() == happened.count());
    }

    boolean is(Happened happened) {
        return at.is(happened.at()) && isLike(happened);
    }

    private boolean is(String field, String value) {
        JsonNode node = told.path(field);
        return Json.isNothing(node) || node.asText().equals(value);
    }

    /** For people; made safe. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("responder", "action", "issue", "count")) {
            if (!Json.isNothing(told.path(field))) {
                parts.add(field + " " + SafeText.of(told.path(field)));
            }
        }
        return "at " + at + ": " + (parts.isEmpty() ? "anything" : String.join(", ", parts));
    }
}
