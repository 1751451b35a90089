package dev.amiss.service.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of an API, where it is built: fields and parameters by {@code openapi/glossary.properties}, a
 * problem for each operation under {@code /api/v1}, and ids of operations that are one of a kind.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonDescriptions implements OASFilter {
    private static final String API = "/api/v1/";
    private static final String PROBLEM = "Problem";

    private final Properties glossary = read();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().addSchema(PROBLEM, problem());
            api.getComponents().getSchemas().values().forEach(this::describe);
        }
        Set<String> ids = new HashSet<>();
        if (api.getPaths() != null) {
            new TreeMap<>(api.getPaths().getPathItems()).forEach((path, item) -> complete(path, item, ids));
        }
    }

    private void describe(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                if (property.getRef() == null && property.getDescription() == null) {
                    property.setDescription(glossary.getProperty(name));
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
            while (!ids.add(id)) {
                id = id + "_" + path.replaceAll(".*\\{(\\w+)\\}[^{]*$", "$1");
            }
            operation.setOperationId(id);
            if (path.startsWith(API)) {
                addProblem(operation);
            }
        });
    }

    private void describe(@Nullable List<Parameter> parameters) {
        if (parameters != null) {
            parameters.stream()
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(glossary.getProperty(parameter.getName())));
        }
    }

    private static void addProblem(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        if (operation.getResponses().getDefaultValue() == null) {
            operation
                    .getResponses()
                    .setDefaultValue(OASFactory.createAPIResponse()
                            .description(
                                    "What went wrong: 400 invalid, 401, 403, 404, 409 what the state does not allow, 413,"
                                            + " 415, or 503 with Retry-After when nothing was done and it can be sent again.")
                            .content(OASFactory.createContent()
                                    .addMediaType(
                                            "application/problem+json",
                                            OASFactory.createMediaType()
                                                    .schema(OASFactory.createSchema()
                                                            .ref("#/components/schemas/" + PROBLEM)))));
        }
    }

    /** RFC 9457, with what is wrong in a body. */
    private static Schema problem() {
        Schema error = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("pointer", text("where: a JSON pointer into the body, or the name of a parameter"))
                .addProperty("detail", text("the rule that is broken"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem as RFC 9457 describes it.")
                .addProperty("type", text("which kind of problem, as a URI"))
                .addProperty("title", text("the kind in words"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).description("the HTTP status"))
                .addProperty("detail", text("what is wrong with this request"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("everything that is wrong with the body")
                                .items(error));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Properties read() {
        var properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(
                        CommonDescriptions.class.getResourceAsStream("/openapi/glossary.properties"), "the glossary"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
