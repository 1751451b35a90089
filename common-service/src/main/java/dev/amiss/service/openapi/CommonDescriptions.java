package dev.amiss.service.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of an API, where it is built: what fields and parameters mean, by {@code
 * openapi/glossary.properties}; which fields are always there; who may call an operation; the problems it may answer with; and
 * its id, by {@code openapi/operations.properties}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonDescriptions implements OASFilter {
    private static final String JSON = "application/json";
    private static final List<String> FOREIGN_PROBLEMS = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private final Glossary glossary = Glossary.read("/openapi/glossary.properties");
    private final Glossary names = Glossary.read("/openapi/operations.properties");
    private final RecordFields records;
    private final OperationRoles roles;

    public CommonDescriptions(IndexView index) {
        this.records = new RecordFields(index);
        this.roles = new OperationRoles(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            schemas.forEach(records::complete);
            schemas.values().forEach(this::describe);
            FOREIGN_PROBLEMS.forEach(api.getComponents()::removeSchema);
            ProblemAnswers.addTo(api.getComponents());
            api.getComponents().addSecurityScheme(OperationRoles.BASIC, basic());
        }
        Set<String> ids = new HashSet<>();
        if (api.getPaths() != null) {
            new TreeMap<>(api.getPaths().getPathItems()).forEach((path, item) -> complete(path, item, ids));
        }
    }

    private void describe(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                if (property.getDescription() == null) {
                    property.setDescription(glossary.of(name));
                }
                describe(property);
            });
        }
        if (schema.getItems() != null && schema.getItems().getRef() == null) {
            describe(schema.getItems());
        }
    }

    private void complete(String path, PathItem item, Set<String> ids) {
        describe(item.getParameters());
        item.getOperations().values().forEach(operation -> {
            describe(operation.getParameters());
            String id = Objects.requireNonNullElse(operation.getOperationId(), path);
            roles.secure(operation, id);
            while (!ids.add(id)) {
                id = id + "_" + path.replaceAll(".*\\{(\\w+)\\}[^{]*$", "$1");
            }
            operation.setOperationId(Objects.requireNonNullElse(names.of(id), id));
            ProblemAnswers.complete(path, operation);
            putJsonFirst(operation);
        });
    }

    private void describe(@Nullable List<Parameter> parameters) {
        for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(glossary.of(parameter.getName()));
            }
            ParameterTypes.complete(parameter);
        }
    }

    /** Generators of clients take the first type of a body. */
    private static void putJsonFirst(Operation operation) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (content != null && content.hasMediaType(JSON)) {
            Map<String, MediaType> types = new LinkedHashMap<>();
            types.put(JSON, content.getMediaType(JSON));
            types.putAll(content.getMediaTypes());
            content.setMediaTypes(types);
        }
    }

    private static SecurityScheme basic() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("An access key as the password, with any user name.");
    }
}
