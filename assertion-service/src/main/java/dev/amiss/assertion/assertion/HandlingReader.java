package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.UrlField;
import dev.amiss.assertion.run.FlappingRule;
import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what becomes of an assertion's failures; what is wrong is noted. */
final class HandlingReader {
    private static final int LONGEST_INTERVAL_SEC = 366 * 24 * 3600;
    private static final int MOST_CHANGES = 100;
    private static final int MOST_PARENTS = 20;
    private static final int LONGEST_OWNER = 200;

    private HandlingReader() {}

    static Handling read(StrictFields fields) {
        Optional<Long> retry = fields.integer("retry_every_sec", 1, LONGEST_INTERVAL_SEC);
        FlappingRule flapping =
                fields.fields("flapping").map(HandlingReader::flapping).orElse(FlappingRule.USUAL);
        List<JsonNode> dependsOn =
                fields.any("depends_on").map(value -> parents(fields, value)).orElse(List.of());
        Optional<String> owner = fields.text("owner", LONGEST_OWNER);
        Optional<String> runbook = UrlField.read(fields, "runbook_url");
        return new Handling(
                retry.map(Long::intValue).orElse(null), flapping, dependsOn, owner.orElse(null), runbook.orElse(null));
    }

    private static FlappingRule flapping(StrictFields fields) {
        long changes = fields.integer("changes", 0, MOST_CHANGES).orElse((long) FlappingRule.USUAL.changes());
        if (changes == 1) {
            fields.reject("changes", "must be from 2 to " + MOST_CHANGES + ", or 0: changes are never too many");
        }
        long within = fields.integer("within_sec", 1, LONGEST_INTERVAL_SEC)
                .orElse(FlappingRule.USUAL.within().toSeconds());
        return new FlappingRule((int) changes, Duration.ofSeconds(within));
    }

    private static List<JsonNode> parents(StrictFields fields, JsonNode value) {
        if (!value.isArray() || value.size() > MOST_PARENTS) {
            fields.reject(
                    "depends_on",
                    "must be a list of at most " + MOST_PARENTS
                            + " names or ids of assertions, such as [\"database answers\"]");
            return List.of();
        }
        List<JsonNode> parents = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode parent = value.get(i);
            boolean isId = parent.isIntegralNumber() && parent.canConvertToLong();
            boolean isName = parent.isTextual() && !parent.textValue().isBlank();
            if (isId || isName) {
                parents.add(parent);
            } else {
                fields.rejectAt("/depends_on/" + i, "must be the name or the id of an assertion");
            }
        }
        return List.copyOf(parents);
    }
}
