package dev.amiss.service.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** The problems that operations answer with: those that all of a kind have in common, as RFC 9457 writes them. */
final class ProblemAnswers {
    private static final String API = "/api/v1/";
    private static final String PROBLEM = "Problem";
    private static final String BROKEN_RULE = "BrokenRule";
    private static final String UNAUTHORIZED = "401";
    private static final String FORBIDDEN = "403";
    private static final Map<String, String> MEANINGS = meanings();

    private ProblemAnswers() {}

    static void addTo(Components components) {
        components.addSchema(PROBLEM, problem());
        components.addSchema(
                BROKEN_RULE,
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("A rule that a field breaks.")
                        .addProperty("pointer", text("where: a JSON pointer into the body, or the name of a parameter"))
                        .addProperty("detail", text("the rule that is broken")));
        MEANINGS.forEach((status, meaning) -> components.addResponse(
                nameOf(status),
                OASFactory.createAPIResponse().description(meaning).content(content())));
    }

    /** What one may be answered who has not the role. */
    static void ofRole(Operation operation, String role) {
        add(operation, UNAUTHORIZED);
        answers(operation)
                .addAPIResponse(
                        FORBIDDEN,
                        OASFactory.createAPIResponse()
                                .description("The key has not the role " + role + ".")
                                .content(content()));
        add(operation, "429");
    }

    /** Adds what any operation of that kind may answer with; describes bodies of errors that nobody else described. */
    static void complete(String path, Operation operation) {
        if (path.startsWith(API)) {
            addUsual(path, operation);
        }
        answers(operation).getAPIResponses().forEach((status, answer) -> {
            if (isError(status) && answer.getRef() == null && hasNoneOfItsOwn(answer)) {
                answer.setContent(content());
            }
            if (status.startsWith("2") && isSaidToBeEmpty(answer)) {
                answer.setContent(null);
            }
        });
    }

    /** Described by a resource, which would have named a body if there were one. */
    private static boolean isSaidToBeEmpty(APIResponse answer) {
        return !"OK".equals(answer.getDescription())
                && answer.getContent() != null
                && answer.getContent().getMediaTypes() != null
                && answer.getContent().getMediaTypes().values().stream()
                        .allMatch(type -> type.getSchema() == null
                                || type.getSchema().getRef() == null
                                        && type.getSchema().getType() == null
                                        && type.getSchema().getAnyOf() == null);
    }

    private static void addUsual(String path, Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (hasBody || hasParameters) {
            add(operation, "400");
        }
        if (path.contains("{id}") || path.contains("{issue_id}")) {
            add(operation, "404");
        }
        if (hasBody) {
            add(operation, "413");
            add(operation, "415");
        }
        add(operation, "503");
    }

    /** One that was described by somebody who knows more stays. */
    private static void add(Operation operation, String status) {
        APIResponses answers = answers(operation);
        APIResponse there = answers.getAPIResponse(status);
        boolean isOfTheirOwn = there != null && !isForeign(there.getContent()) && there.getContent() != null;
        boolean isSaid = there != null && there.getDescription() != null && !isWrittenByRule(there.getDescription());
        if (!isOfTheirOwn && !isSaid) {
            answers.addAPIResponse(
                    status, OASFactory.createAPIResponse().ref("#/components/responses/" + nameOf(status)));
        }
    }

    /** What Quarkus writes where it adds an answer by itself. */
    private static boolean isWrittenByRule(String description) {
        return description.equals("Not Authorized")
                || description.equals("Not Allowed")
                || description.equals("Bad Request");
    }

    private static boolean hasNoneOfItsOwn(APIResponse answer) {
        return answer.getContent() == null
                || answer.getContent().getMediaTypes() == null
                || answer.getContent().getMediaTypes().isEmpty()
                || isForeign(answer.getContent());
    }

    /** Whether it is what the extension for problems takes ours to be. */
    private static boolean isForeign(@Nullable Content content) {
        return content != null
                && content.getMediaTypes() != null
                && content.getMediaTypes().values().stream()
                        .anyMatch(type -> type.getSchema() != null
                                && type.getSchema().getRef() != null
                                && type.getSchema().getRef().matches(".*/Http(Validation)?Problem"));
    }

    private static boolean isError(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static APIResponses answers(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        return operation.getResponses();
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static String nameOf(String status) {
        return "Problem" + status;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(
                "400", "The body or a parameter breaks a rule; `errors` names each by a pointer. Nothing was done.");
        meanings.put(UNAUTHORIZED, "No key, or one that is not known.");
        meanings.put("404", "There is none of that id.");
        meanings.put("409", "The state does not allow it, or the Idempotency-Key was used for another request.");
        meanings.put("413", "The body is larger than the limit, which `detail` names.");
        meanings.put("415", "The body is of a type that is not taken here.");
        meanings.put("429", "Too many wrong keys came from there; Retry-After says in how many seconds to try again.");
        meanings.put("503", "Nothing was done, and it can be sent again after Retry-After seconds.");
        return meanings;
    }

    /** RFC 9457, with what is wrong in a body. */
    private static Schema problem() {
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
                                .items(OASFactory.createSchema().ref("#/components/schemas/" + BROKEN_RULE)))
                .addExample(Map.of(
                        "type", "urn:amiss:problem:invalid",
                        "title", "Invalid request",
                        "status", 400,
                        "detail", "/name: is required",
                        "errors", List.of(Map.of("pointer", "/name", "detail", "is required"))));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
