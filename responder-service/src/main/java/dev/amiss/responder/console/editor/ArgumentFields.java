package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.service.console.Form;
import dev.amiss.service.problem.JsonPlace;
import dev.amiss.service.secret.SecretArguments;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keyword arguments of one action as fields of a form. What the schema does not describe, or a field cannot show, stands
 * as JSON in a field of its own.
 *
 * @param place the name of the field with that JSON; the names of the others begin with it
 */
record ArgumentFields(String place, List<Argument> arguments) {
    private static final String KEPT = "kept:";
    private static final String DROPPED = "dropped:";

    String field(Argument argument) {
        return place + JsonPlace.step(argument.name());
    }

    /** The name of the hidden field that holds what stands for the argument's secret. */
    String kept(Argument argument) {
        return KEPT + field(argument);
    }

    /** The name of the box by which what is kept is given up. */
    String dropped(Argument argument) {
        return DROPPED + field(argument);
    }

    /** @param wrong gets what is wrong with which field */
    JsonNode read(Form form, Map<String, String> wrong) {
        ObjectNode kwargs = JsonNodeFactory.instance.objectNode();
        if (!form.value(place).isBlank()) {
            JsonNode further = Fields.json(form, place, wrong);
            if (!(further instanceof ObjectNode object)) {
                return further;
            }
            kwargs.setAll(object);
        }
        arguments.forEach(
                argument -> value(form, argument, wrong).ifPresent(value -> kwargs.set(argument.name(), value)));
        return kwargs;
    }

    private Optional<JsonNode> value(Form form, Argument argument, Map<String, String> wrong) {
        String text = form.value(field(argument));
        if (text.isBlank()) {
            return kept(form, argument);
        }
        return Optional.of(
                switch (argument.kind()) {
                    case TEXT, LONG_TEXT, CHOICE, SECRET -> TextNode.valueOf(text.replace("\r\n", "\n"));
                    case NUMBER -> Fields.number(text.strip());
                    case YES_NO -> Fields.yesOrNo(text);
                    case LINES -> lines(Fields.lines(text), argument);
                    case JSON -> Fields.json(form, field(argument), wrong);
                });
    }

    private static JsonNode lines(List<String> lines, Argument argument) {
        return lines.size() == 1 && argument.takesOneText() ? TextNode.valueOf(lines.get(0)) : Fields.list(lines);
    }

    private Optional<JsonNode> kept(Form form, Argument argument) {
        if (form.value(kept(argument)).isBlank() || form.has(dropped(argument), "true")) {
            return Optional.empty();
        }
        return Optional.of(Fields.json(form, kept(argument), new LinkedHashMap<>()))
                .filter(SecretArguments::standsForSecret);
    }

    void write(JsonNode kwargs, MultivaluedMap<String, String> into) {
        ObjectNode further = Fields.rest(
                kwargs,
                arguments.stream()
                        .filter(argument -> write(argument, kwargs.path(argument.name()), into))
                        .map(Argument::name)
                        .toList());
        if (!kwargs.isObject() && !kwargs.isMissingNode() && !kwargs.isNull()) {
            into.putSingle(place, Fields.show(kwargs));
        } else if (!further.isEmpty()) {
            into.putSingle(place, further.toPrettyString());
        }
    }

    private boolean write(Argument argument, JsonNode value, MultivaluedMap<String, String> into) {
        if (SecretArguments.standsForSecret(value)) {
            into.putSingle(kept(argument), value.toString());
            return true;
        }
        if (!argument.kind().canShow(value, argument.schema())) {
            return value.isMissingNode();
        }
        into.putSingle(
                field(argument),
                argument.kind() == ArgumentKind.LINES ? Fields.joined(value, "\n") : Fields.show(value));
        return true;
    }
}
