package dev.amiss.issue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReporterAnswerTest {
    private static final String TIME = "2026-11-24T08:00:00.000Z";

    @Test
    void what_others_sent_is_left_out_and_named() throws Exception {
        Issue issue = issue("{\"tried\": 3}", "{\"token\": \"of another\"}", "another", "https://other.example");

        JsonNode answer = ReporterAnswer.of(issue, report("{\"name\": \"x\", \"details\": {\"tried\": 3}}"));

        assertThat(answer.toString()).doesNotContain("another").doesNotContain("other.example");
        assertThat(answer.path("details")).isEqualTo(Json.mapper().readTree("{\"tried\": 3}"));
        assertThat(answer.path("left_out").toString()).isEqualTo("[\"/first_details\",\"/source\",\"/url\"]");
        assertThat(answer.path("first_details").isNull()).isTrue();
        assertThat(answer.path("status").asText()).isEqualTo("open");
        assertThat(answer.path("occurrences").asInt()).isEqualTo(2);
    }

    @Test
    void ones_own_is_shown_whole() throws Exception {
        Issue issue = issue("{\"tried\": 3}", "{\"tried\": 3}", "me", "https://me.example");
        IncomingReport report = report(
                "{\"name\": \"x\", \"details\": {\"tried\": 3}, \"source\": \"me\", \"url\": \"https://me.example\"}");

        JsonNode answer = ReporterAnswer.of(issue, report);

        assertThat(answer.path("left_out")).isEmpty();
        assertThat(answer.path("first_details").path("tried").asInt()).isEqualTo(3);
        assertThat(answer.path("source").asText()).isEqualTo("me");
    }

    @Test
    void details_of_another_in_the_same_batch_are_left_out_too() throws Exception {
        JsonNode answer = ReporterAnswer.of(
                issue("{\"tried\": 4}", "{}", null, null), report("{\"name\": \"x\", \"details\": {\"tried\": 3}}"));

        assertThat(answer.path("details").isNull()).isTrue();
        assertThat(answer.path("left_out").toString()).isEqualTo("[\"/details\"]");
    }

    private static IncomingReport report(String json) throws UnreadableReportException {
        return ReportReader.read(
                ReportReader.parse(json.getBytes(StandardCharsets.UTF_8)), Origin.http("key:me", null, null), null);
    }

    private static Issue issue(String details, String first, @Nullable String source, @Nullable String url)
            throws Exception {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", 1)
                .put("name", "x")
                .put("status", "open")
                .put("severity", "error")
                .put("source", source)
                .put("url", url)
                .put("occurrences", 2)
                .put("opening", 1)
                .put("opened_at", TIME)
                .put("opening_at", TIME)
                .put("last_seen_at", TIME)
                .put("updated_at", TIME)
                .put("version", 1);
        json.putObject("labels");
        json.putArray("truncated");
        json.putArray("adjusted");
        json.set("details", Json.mapper().readTree(details));
        json.set("first_details", Json.mapper().readTree(first));
        return Json.mapper().treeToValue(json, Issue.class);
    }
}
