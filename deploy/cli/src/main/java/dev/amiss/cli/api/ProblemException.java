package dev.amiss.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A service refused a request; the message is for people and says all that the answer said. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final JsonNode errors;

    /** @param problem the answer's body, RFC 9457 as a rule; any other JSON when something between us answered */
    ProblemException(int status, JsonNode problem, String context) {
        super(describe(status, problem, context));
        this.status = status;
        this.errors = problem.path("errors");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is wrong with which field: a list of {@code {"pointer", "detail"}}, or nothing. */
    public JsonNode errors() {
        return errors;
    }

    private static String describe(int status, JsonNode problem, String context) {
        List<String> lines = new ArrayList<>();
        String title = problem.path("title").asText("");
        String detail = problem.path("detail").asText("");
        boolean errorsSayMore = problem.path("errors").size() > 1;
        lines.add(context + ": " + status + (title.isEmpty() ? "" : " " + title)
                + (detail.isEmpty() ? "" : ": " + detail));
        for (JsonNode error : problem.path("errors")) {
            if (errorsSayMore) {
                String pointer = error.path("pointer").asText("");
                lines.add("  " + (pointer.isEmpty() ? "" : pointer + ": ")
                        + error.path("detail").asText());
            }
        }
        if (status == 401) {
            lines.add("Put an access key into AMISS_KEY, or a file that holds one into --key-file.");
        }
        return String.join("\n", lines);
    }
}
