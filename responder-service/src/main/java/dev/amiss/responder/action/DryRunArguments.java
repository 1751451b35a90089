package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.ArgumentTemplates;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.responder.ActionDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** The arguments that an action would be called with for an issue. */
@ApplicationScoped
class DryRunArguments {
    private final FunctionCatalog functions;
    private final ArgumentTemplates templates;

    DryRunArguments(FunctionCatalog functions, ArgumentTemplates templates) {
        this.functions = functions;
        this.templates = templates;
    }

    JsonNode render(ActionDefinition definition, Issue issue) {
        JsonNode schema = functions
                .find(definition.targetFunction())
                .<JsonNode>map(known -> known.schema().document())
                .orElseGet(() -> Json.mapper().createObjectNode());
        return definition.kwargs() instanceof ObjectNode kwargs
                ? templates.render(kwargs, schema, issue, null)
                : definition.kwargs();
    }
}
