package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.run.FlappingRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an assertion's failures.
 *
 * @param retryEverySec when to look again while one run alone is not believed; null leaves it to the schedule
 * @param dependsOn the assertions that it depends on, by names and ids, as sent
 * @param owner who looks after it; null when nobody is named
 * @param runbookUrl where it says what to do; null for nowhere
 */
record Handling(
        @Nullable Integer retryEverySec,
        FlappingRule flapping,
        List<JsonNode> dependsOn,
        @Nullable String owner,
        @Nullable String runbookUrl) {
    static final Handling USUAL = new Handling(null, FlappingRule.USUAL, List.of(), null, null);
}
