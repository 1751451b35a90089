package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.apply.PlannedChange.Verb;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.output.Style;
import java.util.List;

/** Shows planned changes as a list of signs and differences. */
final class TellPlan {
    private static final int WIDEST = 200;

    private final Printer out;

    TellPlan(Printer out) {
        this.out = out;
    }

    /** One change, for people. */
    void tell(PlannedChange change) {
        if (change.isNone()) {
            return;
        }
        Style style = style(change.verb());
        out.line(out.paint(style, change.verb().sign() + " " + SafeText.of(change.title()))
                + (change.id() == 0 ? "" : " (id " + change.id() + ")"));
        change.differences().forEach(each -> {
            out.line("    " + SafeText.of(each.pointer()));
            tell(each.is(), "-", Style.RED);
            tell(each.shall(), "+", Style.GREEN);
        });
    }

    private void tell(JsonNode value, String sign, Style style) {
        if (!Json.isNothing(value)) {
            String text = value.isTextual() ? value.textValue() : value.toString();
            out.line(out.paint(style, "      " + sign + " " + SafeText.cut(SafeText.of(text), WIDEST)));
        }
    }

    /** {@code 1 to create, 0 to update, 0 to delete, 3 unchanged} */
    static String sum(List<PlannedChange> plan, boolean isDone) {
        return count(plan, Verb.CREATE) + (isDone ? " created, " : " to create, ")
                + count(plan, Verb.UPDATE) + (isDone ? " updated, " : " to update, ")
                + count(plan, Verb.DELETE) + (isDone ? " deleted, " : " to delete, ")
                + count(plan, Verb.KEEP) + " unchanged";
    }

    /** All of it, for programs. */
    static ObjectNode json(List<PlannedChange> plan) {
        ObjectNode json = Json.object();
        var changes = json.putArray("changes");
        plan.forEach(change -> changes.add(change.json()));
        return json;
    }

    private static long count(List<PlannedChange> plan, Verb verb) {
        return plan.stream().filter(change -> change.verb() == verb).count();
    }

    private static Style style(Verb verb) {
        return switch (verb) {
            case CREATE -> Style.GREEN;
            case UPDATE -> Style.YELLOW;
            case DELETE -> Style.RED;
            case KEEP -> Style.PLAIN;
        };
    }
}
