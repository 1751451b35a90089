package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Style;

/**
 * How a test ended.
 *
 * @param isComplete whether responder-service told all that happens
 */
record TestResult(String file, String name, Comparison comparison, boolean isComplete) {
    boolean isPassed() {
        return isComplete && comparison.isEmpty();
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("file", file).put("name", name).put("passed", isPassed());
        ArrayNode missing = json.putArray("missing");
        comparison.missing().forEach(each -> missing.add(each.told()));
        ArrayNode unexpected = json.putArray("unexpected");
        comparison.unexpected().forEach(each -> unexpected.add(each.told()));
        ArrayNode shifted = json.putArray("at_another_time");
        comparison.atAnotherTime().forEach(each -> {
            ObjectNode pair = shifted.addObject();
            pair.set("expected", each.expected().told());
            pair.set("happened", each.happened().told());
        });
        return json.put("is_complete", isComplete);
    }

    void tell(Printer out) {
        if (isPassed()) {
            out.line(out.paint(Style.GREEN, "ok") + " " + SafeText.of(name));
            return;
        }
        out.line(out.paint(Style.RED, "FAILED") + " " + SafeText.of(name));
        comparison.missing().forEach(each -> out.line("  missing          " + each));
        comparison
                .atAnotherTime()
                .forEach(each ->
                        out.line("  at another time  at " + each.happened().at() + ", not at "
                                + each.expected().at() + ": " + each.happened().what()));
        comparison.unexpected().forEach(each -> out.line("  unexpected       " + each));
        if (!isComplete) {
            out.line("  more happens than responder-service tells; let it end earlier");
        }
    }
}
