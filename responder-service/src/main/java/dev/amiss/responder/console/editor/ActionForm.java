package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.responder.Trigger;
import dev.amiss.service.console.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One action as fields of a form: {@code actions/0/delay_sec} and so on. */
record ActionForm(int place, EditorFunctions functions) {
    private static final String CHOSEN = "chosen";
    private static final String ON = "on";
    private static final String CANCEL_ON = "cancel_on";
    private static final String ONLY_BETWEEN = "only_between";
    private static final List<String> FIELDS =
            List.of("id", "target_function", "function_kwargs", "delay_sec", ON, CANCEL_ON, ONLY_BETWEEN);
    private static final List<String> HOURS = List.of("hours", "days", "time_zone");

    String field(String name) {
        return "actions/" + place + "/" + name;
    }

    ArgumentFields arguments(String function) {
        return new ArgumentFields(field("function_kwargs"), functions.arguments(function));
    }

    ObjectNode read(Form form, Map<String, String> wrong) {
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        Fields.text(form, field("id"), action, "id");
        String function = form.value(field("target_function"));
        action.put("target_function", function);
        JsonNode kwargs = arguments(function).read(form, wrong);
        if (!kwargs.isEmpty() || !kwargs.isObject()) {
            action.set("function_kwargs", kwargs);
        }
        Fields.number(form, field("delay_sec"), action, "delay_sec");
        String on = form.value(field(ON));
        if (!on.isEmpty() && !on.equals(Trigger.CREATED.wire())) {
            action.put(ON, on);
        }
        if (form.has(field("cancel"), CHOSEN)) {
            action.set(CANCEL_ON, Fields.list(form.values(field(CANCEL_ON))));
        }
        readHours(form, action);
        Fields.restInto(form, field("rest"), action);
        return action;
    }

    private void readHours(Form form, ObjectNode action) {
        String hours = field(ONLY_BETWEEN);
        ObjectNode between = JsonNodeFactory.instance.objectNode();
        Fields.text(form, hours + "/hours", between, "hours");
        List<String> days = Fields.words(form.value(hours + "/days"));
        if (!days.isEmpty()) {
            between.set("days", Fields.list(days));
        }
        Fields.text(form, hours + "/time_zone", between, "time_zone");
        if (!between.isEmpty()) {
            action.set(ONLY_BETWEEN, between);
        }
    }

    void write(JsonNode action, MultivaluedMap<String, String> into) {
        into.putSingle(field("id"), Fields.show(action.path("id")));
        String function = Fields.show(action.path("target_function"));
        into.putSingle(field("target_function"), function);
        arguments(function).write(action.path("function_kwargs"), into);
        into.putSingle(field("delay_sec"), Fields.show(action.path("delay_sec")));
        into.putSingle(field(ON), action.path(ON).asText("created"));
        writeCancelOn(action, into);
        ObjectNode rest = Fields.rest(action, FIELDS);
        writeHours(action.path(ONLY_BETWEEN), rest, into);
        if (!rest.isEmpty()) {
            into.putSingle(field("rest"), rest.toString());
        }
    }

    private void writeCancelOn(JsonNode action, MultivaluedMap<String, String> into) {
        List<String> statuses = new ArrayList<>();
        action.path(CANCEL_ON).forEach(status -> statuses.add(status.asText()));
        List<String> usual = Trigger.ofWire(action.path(ON).asText()).orElse(Trigger.CREATED).defaultCancelOn().stream()
                .map(IssueStatus::wire)
                .toList();
        boolean isUsual = action.path(CANCEL_ON).isMissingNode()
                || action.path(CANCEL_ON).isNull()
                || (statuses.size() == usual.size() && statuses.containsAll(usual));
        into.putSingle(field("cancel"), isUsual ? "usual" : CHOSEN);
        into.put(field(CANCEL_ON), statuses);
    }

    /** @param rest gets hours that the form cannot show */
    private void writeHours(JsonNode between, ObjectNode rest, MultivaluedMap<String, String> into) {
        if (!between.isObject() || !Fields.rest(between, HOURS).isEmpty()) {
            if (!between.isMissingNode() && !between.isNull()) {
                rest.set(ONLY_BETWEEN, between);
            }
            return;
        }
        String hours = field(ONLY_BETWEEN);
        into.putSingle(hours + "/hours", Fields.show(between.path("hours")));
        into.putSingle(hours + "/days", Fields.joined(between.path("days"), ", "));
        into.putSingle(hours + "/time_zone", Fields.show(between.path("time_zone")));
    }
}
