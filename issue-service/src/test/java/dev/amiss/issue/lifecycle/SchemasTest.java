package dev.amiss.issue.lifecycle;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Action;
import dev.amiss.model.ActionEvent;
import dev.amiss.model.ActionEventType;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Json;
import dev.amiss.model.SilenceEvent;
import dev.amiss.model.SilenceEventType;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents in {@code docs/schemas} describe what is really sent. */
@QuarkusTest
class SchemasTest {
    private static final Path SCHEMAS =
            Path.of("..", "docs", "schemas").toAbsolutePath().normalize();

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(
                                "https://amiss.dev/schemas/", SCHEMAS.toUri().toString())))
                .getSchema(SchemaLocation.of("https://amiss.dev/schemas/" + name + ".schema.json"));
    }

    private static Set<ValidationMessage> faults(String schema, String json) throws IOException {
        return schema(schema).validate(Json.mapper().readTree(json));
    }

    @Test
    void events_and_answers_are_as_their_schemas_say() throws IOException {
        String name = unique("by schema");
        try (TopicReader events = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            String answer = given().contentType("application/json")
                    .body("{\"name\":\"%s\",\"labels\":{\"a\":\"b\"},\"record\":{\"id\":7},\"ttl_sec\":60}"
                            .formatted(name))
                    .post("/api/v1/issues")
                    .then()
                    .statusCode(201)
                    .extract()
                    .asString();
            assertThat(faults("issue", answer)).isEmpty();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                String event = events.records().stream()
                        .map(each -> each.value())
                        .filter(each -> each.contains(name))
                        .findFirst()
                        .orElse("{}");
                assertThat(faults("issue-event", event)).isEmpty();
            });
        }
    }

    @Test
    void an_action_event_is_as_its_schema_says() throws IOException {
        Instant at = Instant.parse("2026-11-23T20:00:00Z");
        Action action = new Action(
                1, 2, 1, 1, 3, null, "issue.actions.log", at, at, null, 1, ActionStatus.RUNNING, null, "log");
        String event = Json.mapper()
                .writeValueAsString(new ActionEvent(
                        "a", ActionEventType.ATTEMPTED, at, "responder:3", ActionEvent.SCHEMA, 2, action));

        assertThat(faults("action-event", event)).isEmpty();
        assertThat(faults("action-event", event.replace("\"running\"", "\"walking\"")))
                .isNotEmpty();
    }

    @Test
    void a_silence_event_is_as_its_schema_says() throws IOException {
        Instant at = Instant.parse("2026-11-23T20:00:00Z");
        JsonNode silence = Json.mapper()
                .readTree("{\"id\": 3, \"comment\": \"c\", \"author\": \"key:ann\", \"state\": \"active\"}");
        String event = Json.mapper()
                .writeValueAsString(new SilenceEvent(
                        "a",
                        SilenceEventType.ENDS_SOON,
                        at,
                        "amiss",
                        SilenceEvent.SCHEMA,
                        3,
                        at,
                        "ends soon",
                        silence));

        assertThat(faults("silence-event", event)).isEmpty();
        assertThat(faults("silence-event", event.replace("silence.ends_soon", "silence.broken")))
                .isNotEmpty();
    }

    @Test
    void the_examples_of_a_report_are_valid_and_a_nameless_one_is_not() throws IOException {
        JsonNode document = Json.mapper().readTree(Files.readString(SCHEMAS.resolve("report.schema.json")));

        for (JsonNode example : document.get("examples")) {
            assertThat(faults("report", example.toString())).isEmpty();
        }
        assertThat(faults("report", "{\"details\":{}}")).isNotEmpty();
        assertThat(faults("report", "{\"name\":\"x\",\"severity\":\"dreadful\"}"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.FAILURES, Topics.ISSUE_EVENTS, Topics.ACTION_EVENTS, Topics.SILENCE_EVENTS})
    void the_asyncapi_document_knows_the_topic(String topic) throws IOException {
        assertThat(Files.readString(SCHEMAS.resolve("asyncapi.yaml"))).contains("address: " + topic + "\n");
    }

    @Test
    void what_the_asyncapi_document_points_to_is_there() throws IOException {
        var pointers =
                Pattern.compile("\\$ref: (\\S+\\.json)").matcher(Files.readString(SCHEMAS.resolve("asyncapi.yaml")));

        assertThat(pointers.results()
                        .map(each -> SCHEMAS.resolve(each.group(1)))
                        .toList())
                .hasSize(4)
                .allMatch(Files::exists);
    }
}
