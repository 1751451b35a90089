package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.console.Form;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A responder's JSON as fields of a form, and back. Fields are named after their places, so that the API's errors find them.
 * Nothing of the JSON is lost on the way: what no field can show travels along in hidden ones. Thread-safe.
 */
@Singleton
class ResponderForm {
    private static final int MOST_ACTIONS = 60;
    private static final String TRUE = "true";
    private static final String ACTIONS = "actions";
    private static final List<String> TEXTS =
            List.of("name", "description", "watch_pattern", "severity", "when", "owner", "runbook_url");
    private static final List<String> FIELDS = List.of(
            "name",
            "description",
            "watch_pattern",
            "severity",
            "when",
            "owner",
            "runbook_url",
            "enabled",
            "labels",
            "allow_retry",
            "repeat_every_sec",
            "group",
            ACTIONS);

    /**
     * What a form says.
     *
     * @param wrong what could not be read, by field
     */
    record Read(ObjectNode definition, Map<String, String> wrong) {}

    private final EditorFunctions functions;

    ResponderForm(EditorFunctions functions) {
        this.functions = functions;
    }

    /** How many actions the form has. */
    static int actionsIn(Form form) {
        JsonNode count = Fields.number(form.value(ACTIONS).isBlank() ? "0" : form.value(ACTIONS));
        return Math.max(0, Math.min(MOST_ACTIONS, count.asInt(0)));
    }

    ActionForm action(int place) {
        return new ActionForm(place, functions);
    }

    /** The names of the fields that errors can stand at. */
    Set<String> fields(Form form) {
        Set<String> names = new TreeSet<>(FIELDS);
        names.remove(ACTIONS);
        names.addAll(List.of("group/by", "group/wait_sec", "group/every_sec"));
        for (int place = 0; place < actionsIn(form); place++) {
            ActionForm action = action(place);
            List.of("target_function", "function_kwargs", "delay_sec", "on", "cancel_on", "only_between")
                    .forEach(name -> names.add(action.field(name)));
            List.of("hours", "days", "time_zone").forEach(name -> names.add(action.field("only_between") + "/" + name));
            ArgumentFields arguments = action.arguments(form.value(action.field("target_function")));
            arguments.arguments().forEach(each -> names.add(arguments.field(each)));
        }
        return names;
    }

    Read read(Form form) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        Map<String, String> wrong = new LinkedHashMap<>();
        TEXTS.forEach(name -> Fields.text(form, name, definition, name));
        if (!form.has("enabled", TRUE)) {
            definition.put("enabled", false);
        }
        if (!form.value("labels").isBlank()) {
            definition.set("labels", Fields.labels(form.value("labels")));
        }
        if (form.has("allow_retry", TRUE)) {
            definition.put("allow_retry", true);
        }
        Fields.number(form, "repeat_every_sec", definition, "repeat_every_sec");
        if (form.has("grouped", TRUE)) {
            definition.set("group", group(form));
        }
        ArrayNode actions = definition.putArray(ACTIONS);
        for (int place = 0; place < actionsIn(form); place++) {
            actions.add(action(place).read(form, wrong));
        }
        Fields.restInto(form, "rest", definition);
        return new Read(definition, wrong);
    }

    private static ObjectNode group(Form form) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.set("by", Fields.list(Fields.words(form.value("group/by"))));
        Fields.number(form, "group/wait_sec", group, "wait_sec");
        Fields.number(form, "group/every_sec", group, "every_sec");
        return group;
    }

    Form write(JsonNode definition) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        TEXTS.forEach(name -> fields.putSingle(name, Fields.show(definition.path(name))));
        fields.putSingle("enabled", Boolean.toString(definition.path("enabled").asBoolean(true)));
        fields.putSingle("labels", Fields.labels(definition.path("labels")));
        fields.putSingle(
                "allow_retry", Boolean.toString(definition.path("allow_retry").asBoolean()));
        fields.putSingle("repeat_every_sec", Fields.show(definition.path("repeat_every_sec")));
        JsonNode group = definition.path("group");
        fields.putSingle("grouped", Boolean.toString(group.isObject()));
        fields.putSingle("group/by", Fields.joined(group.path("by"), ", "));
        fields.putSingle("group/wait_sec", Fields.show(group.path("wait_sec")));
        fields.putSingle("group/every_sec", Fields.show(group.path("every_sec")));
        ObjectNode rest = Fields.rest(definition, FIELDS);
        JsonNode actions = definition.path(ACTIONS);
        if (!actions.isArray() && !actions.isMissingNode()) {
            rest.set(ACTIONS, actions);
        }
        fields.putSingle(ACTIONS, Integer.toString(actions.isArray() ? actions.size() : 0));
        for (int place = 0; actions.isArray() && place < actions.size(); place++) {
            action(place).write(actions.get(place), fields);
        }
        if (!rest.isEmpty()) {
            fields.putSingle("rest", rest.toString());
        }
        return Form.of(fields);
    }
}
