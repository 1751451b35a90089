package dev.amiss.responder.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.delivery.message.EventBody;
import dev.amiss.responder.template.Rendered;
import dev.amiss.responder.template.Templates;
import dev.amiss.responder.template.TextKind;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.secret.SecretArguments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills an issue's values into the texts among keyword arguments; secrets stay as they are. */
@ApplicationScoped
public class ArgumentTemplates {
    private final Templates templates = new Templates();

    /**
     * The arguments for that issue.
     *
     * @param group the issues that one message tells of; null when it is about one issue
     */
    public ObjectNode render(ObjectNode kwargs, JsonNode schema, Issue issue, @Nullable IssueGroup group) {
        Map<String, Object> values = values(issue, group);
        ObjectNode rendered = kwargs.objectNode();
        kwargs.properties().forEach(field -> {
            JsonNode argument = schema.path("properties").path(field.getKey());
            rendered.set(field.getKey(), render(field.getValue(), kind(argument), values));
        });
        return rendered;
    }

    private static TextKind kind(JsonNode argument) {
        return switch (argument.path("contentMediaType").asText()) {
            case "text/html" -> TextKind.HTML;
            case "text/markdown" -> TextKind.CHAT;
            default -> TextKind.PLAIN;
        };
    }

    private JsonNode render(JsonNode node, TextKind kind, Map<String, Object> values) {
        if (node.isTextual()) {
            Rendered text = templates.render(node.textValue(), kind, values);
            return TextNode.valueOf(text.text());
        }
        if (node.isObject() && !SecretArguments.standsForSecret(node)) {
            ObjectNode rendered = ((ObjectNode) node).objectNode();
            node.properties().forEach(field -> rendered.set(field.getKey(), render(field.getValue(), kind, values)));
            return rendered;
        }
        if (node.isArray()) {
            var rendered = Json.mapper().createArrayNode();
            node.forEach(element -> rendered.add(render(element, kind, values)));
            return rendered;
        }
        return node;
    }

    /** The texts that are no valid templates, and will be delivered as they stand. */
    public List<FieldError> warnings(JsonNode node, String pointer) {
        List<FieldError> warnings = new ArrayList<>();
        if (node.isTextual()) {
            templates
                    .problem(node.textValue())
                    .ifPresent(problem -> warnings.add(new FieldError(
                            pointer, "is no valid template and will be delivered as it stands: " + problem)));
        }
        if (SecretArguments.standsForSecret(node)) {
            return warnings;
        }
        node.properties().forEach(field -> warnings.addAll(warnings(field.getValue(), pointer + "/" + field.getKey())));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            warnings.addAll(warnings(node.get(index), pointer + "/" + index));
        }
        return warnings;
    }

    private static Map<String, Object> values(Issue issue, @Nullable IssueGroup group) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("issue", issue);
        values.put("issues", group == null ? List.of(issue) : group.issues());
        if (group != null) {
            values.put("group", EventBody.group(group));
        }
        return Json.mapper().convertValue(withoutNulls(Json.mapper().valueToTree(values)), new MapType());
    }

    /** Absent and null are both empty in a text. */
    private static JsonNode withoutNulls(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        tree.forEach(ArgumentTemplates::withoutNulls);
        return tree;
    }

    private static final class MapType
            extends com.fasterxml.jackson.core.type.TypeReference<LinkedHashMap<String, Object>> {}
}
