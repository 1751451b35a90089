package dev.amiss.cli.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.output.Tree;
import java.util.ArrayList;
import java.util.List;

/** How silences are told to people. */
final class SilenceLines {
    static final String PATH = "/api/v1/silences";

    static final Table TABLE = Table.of()
            .number("ID", "/id")
            .word("STATE", "/state")
            .text("MUTES", SilenceLines::matchers)
            .age("STARTS", "/starts_at")
            .age("ENDS", "/ends_at")
            .text("RECURS", SilenceLines::recurrence)
            .text("COMMENT", "/comment");

    private SilenceLines() {}

    static String matchers(JsonNode silence) {
        List<String> all = new ArrayList<>();
        if (silence.path("everything").asBoolean()) {
            all.add("everything");
        }
        if (silence.hasNonNull("watch_pattern")) {
            all.add("/" + silence.path("watch_pattern").asText() + "/");
        }
        for (JsonNode severity : silence.path("severity")) {
            all.add(severity.asText());
        }
        if (!silence.path("labels").isEmpty()) {
            all.add(Tree.pairs(silence.path("labels")));
        }
        if (silence.hasNonNull("when")) {
            all.add(silence.path("when").asText());
        }
        return String.join(", ", all);
    }

    private static String recurrence(JsonNode silence) {
        return silence.hasNonNull("cron")
                ? silence.path("cron").asText() + " "
                        + silence.path("time_zone").asText("") + " for "
                        + silence.path("duration_sec").asText() + " s"
                : "";
    }
}
