package dev.amiss.responder.silence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.Silences;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SilenceResourceTest {
    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    ServiceClock time;

    private final String name = "quiet-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /watch_pattern | at least one matcher",
                "{\"labels\": {}, \"severity\": [], \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} |"
                        + " /watch_pattern | at least one matcher",
                "{\"everything\": false, \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /watch_pattern |"
                        + " everything",
                "{\"everything\": true, \"watch_pattern\": \"a\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\":"
                        + " \"c\"} | /everything | stands alone",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2099-01-01T00:00:00Z\"} | /comment | is required",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"\\u0000\"} |"
                        + " /comment | surrogate",
                "{\"watch_pattern\": \"a\", \"comment\": \"c\"} | /ends_at | is required",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2020-01-01T00:00:00Z\", \"starts_at\":"
                        + " \"2019-01-01T00:00:00Z\", \"comment\": \"c\"} | /ends_at | future",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2098-01-01T00:00:00Z\", \"starts_at\":"
                        + " \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /ends_at | later than starts_at",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"+999999999-01-01T00:00:00Z\", \"comment\": \"c\"} |"
                        + " /ends_at | 9999",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"tomorrow\", \"comment\": \"c\"} | /ends_at | RFC 3339",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"author\": \"me\", \"comment\":"
                        + " \"c\"} | /author | is not a field",
                "{\"watch_pattern\": \"(a)\\\\1\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} |"
                        + " /watch_pattern | backreference",
                "{\"watch_pattern\": \"((a{100}){100}){100}\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\":"
                        + " \"c\"} | /watch_pattern | too large",
                "{\"when\": \"[1].map(x, [1].map(y, z))\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"}"
                        + " | /when | CEL",
                "{\"severity\": \"error\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /severity |"
                        + " must be a list",
                "{\"severity\": [\"bad\"], \"ends_at\": \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /severity/0 |"
                        + " must be one of",
                "{\"watch_pattern\": \"a\", \"ends_at\": \"2099-01-01T00:00:00Z\", \"time_zone\": \"UTC\","
                        + " \"comment\": \"c\"} | /time_zone | cron only",
                "{\"watch_pattern\": \"a\", \"cron\": \"0 1 * * *\", \"comment\": \"c\"} | /duration_sec | is required",
                "{\"watch_pattern\": \"a\", \"cron\": \"0 1 * * *\", \"duration_sec\": 60, \"ends_at\":"
                        + " \"2099-01-01T00:00:00Z\", \"comment\": \"c\"} | /ends_at | one or the other",
                "{\"watch_pattern\": \"a\", \"cron\": \"nightly\", \"duration_sec\": 60, \"comment\": \"c\"} | /cron |"
                        + " five fields",
                "{\"watch_pattern\": \"a\", \"cron\": \"* * * * *\", \"duration_sec\": 60, \"comment\": \"c\"} | /cron"
                        + " | for ever",
                "{\"watch_pattern\": \"a\", \"cron\": \"0 1 * * *\", \"duration_sec\": 60, \"time_zone\":"
                        + " \"Mars/North\", \"comment\": \"c\"} | /time_zone | Europe/Berlin",
            })
    void what_is_wrong_is_refused_by_pointer_and_rule(String body, String pointer, String rule) {
        Silences.post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(rule));
    }

    @Test
    void a_silence_comes_back_as_it_was_sent_with_its_state_and_log() {
        int id = Silences.add("""
                {"watch_pattern": "%s", "severity": ["error", "critical"], "labels": {"team": "x"},
                 "when": "issue.occurrences > 1", "starts_at": "2098-12-01T00:00:00+01:00",
                 "ends_at": "2099-01-01T00:00:00Z", "comment": "moving house"}""".formatted(name));

        Silences.get(id)
                .body("watch_pattern", equalTo(name))
                .body("severity", equalTo(List.of("error", "critical")))
                .body("labels.team", equalTo("x"))
                .body("when", equalTo("issue.occurrences > 1"))
                .body("everything", equalTo(false))
                .body("starts_at", equalTo("2098-11-30T23:00:00.000Z"))
                .body("ends_at", equalTo("2099-01-01T00:00:00.000Z"))
                .body("cron", nullValue())
                .body("comment", equalTo("moving house"))
                .body("author", equalTo("anonymous"))
                .body("state", equalTo("pending"))
                .body("current_window", nullValue())
                .body("next_window.starts_at", equalTo("2098-11-30T23:00:00.000Z"))
                .body("muted_issues", equalTo(0))
                .body("events.kind", equalTo(List.of("created")));
        Silences.end(id);
    }

    @Test
    void a_silence_that_comes_again_shows_its_windows() {
        int id = Silences.post("""
                {"watch_pattern": "%s", "cron": "0 22 * * SAT", "duration_sec": 7200,
                 "time_zone": "Europe/Berlin", "comment": "backups"}""".formatted(name))
                .statusCode(201)
                .header("Location", containsString("/api/v1/silences/"))
                .body("cron", equalTo("0 22 * * SAT"))
                .body("duration_sec", equalTo(7200))
                .body("time_zone", equalTo("Europe/Berlin"))
                .body("ends_at", nullValue())
                .body("next_window", notNullValue())
                .extract()
                .path("id");
        Silences.end(id);
    }

    @Test
    void its_active_issues_are_counted_by_severity_and_expression_too() {
        issues.draft(name + " a").severity("critical").create();
        issues.draft(name + " b").severity("warning").create();
        issues.draft(name + " c").severity("critical").create().resolve();
        String silence = """
                {"watch_pattern": "%s", "severity": %s, "when": "%s", "ends_at": "2099-01-01T00:00:00Z",
                 "comment": "c"}""";

        int both = Silences.add(silence.formatted(name, "[\"warning\", \"critical\"]", "true"));
        int one = Silences.add(silence.formatted(name, "[\"critical\"]", "true"));
        int erring = Silences.add(silence.formatted(name, "[\"critical\"]", "issue.details.no.such > 1"));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> Silences.get(both).body("muted_issues", equalTo(2)));
        Silences.get(one).body("muted_issues", equalTo(1)).body("matching_issues", equalTo(1));
        Silences.get(erring).body("muted_issues", equalTo(0)).body("state", equalTo("active"));
        List.of(both, one, erring).forEach(Silences::end);
    }

    @Test
    void silences_are_listed_by_state_page_by_page() {
        int active = Silences.add(name, "2099-01-01T00:00:00Z");
        int pending = Silences.add("""
                {"watch_pattern": "%s", "starts_at": "2098-01-01T00:00:00Z", "ends_at": "2099-01-01T00:00:00Z",
                 "comment": "c"}""".formatted(name));
        int ended = Silences.add(name, "2099-01-01T00:00:00Z");
        Silences.end(ended);
        Silences.end(ended);

        assertThat(listed("active")).contains(active).doesNotContain(pending, ended);
        assertThat(listed("pending")).contains(pending).doesNotContain(active, ended);
        assertThat(listed("ended")).contains(ended).doesNotContain(active, pending);
        assertThat(listed("ended&state=active")).contains(ended, active).doesNotContain(pending);
        given().get("/api/v1/silences?state=odd").then().statusCode(400).body("detail", containsString("pending"));
        given().get("/api/v1/silences?limit=1")
                .then()
                .body("items[0].events", nullValue())
                .body("items[0].id", not(equalTo(active)))
                .body("next_cursor", notNullValue());
        Silences.get(ended)
                .body("state", equalTo("ended"))
                .body("ended_by", equalTo("anonymous"))
                .body("events.kind", equalTo(List.of("created", "started", "ended")))
                .body("events.summary", hasItems(containsString("ended by anonymous, before 2099")));
        List.of(active, pending).forEach(Silences::end);
        given().get("/api/v1/silences/999999999").then().statusCode(404);
        given().delete("/api/v1/silences/999999999").then().statusCode(404);
    }

    private static Set<Integer> listed(String state) {
        Set<Integer> seen = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/silences?state=" + state)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Integer> ids = page.path("items.id");
            assertThat(seen).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
            cursor = page.path("next_cursor");
        }
        return seen;
    }

    @Test
    void beginning_last_hour_and_end_are_written_down() {
        String start = issues.now().plus(Duration.ofHours(3)).toString();
        String end = issues.now().plus(Duration.ofHours(6)).toString();
        int id = Silences.add("""
                {"watch_pattern": "%s", "starts_at": "%s", "ends_at": "%s", "comment": "c"}""".formatted(name, start, end));

        time.move(Duration.ofHours(4));
        kinds(id, "created", "started");
        Silences.get(id).body("state", equalTo("active")).body("current_window", notNullValue());

        time.move(Duration.ofMinutes(61));
        kinds(id, "created", "started", "ends_soon");

        time.move(Duration.ofHours(2));
        kinds(id, "created", "started", "ends_soon", "ended");
        Silences.get(id).body("state", equalTo("ended")).body("ended_by", equalTo("amiss"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.typesAboutSilence(id))
                        .containsExactly("silence.created", "silence.started", "silence.ends_soon", "silence.ended"));
        JsonNode soon = events.aboutSilence(id).get(2);
        assertThat(soon.path("actor").asText()).isEqualTo("amiss");
        assertThat(Instant.parse(soon.path("until").asText()))
                .isEqualTo(Instant.parse(end).truncatedTo(ChronoUnit.MILLIS));
        assertThat(soon.at("/silence/comment").asText()).isEqualTo("c");
        assertThat(soon.at("/silence/state").asText()).isEqualTo("active");
    }

    @Test
    void who_created_it_and_who_ended_it_stands_in_its_history() {
        int id = Silences.add(name, "2099-01-01T00:00:00Z");
        Silences.end(id);
        Silences.end(id);

        given().get("/api/v1/silences/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("created", "changed")))
                .body("items.actor", equalTo(List.of("anonymous", "anonymous")))
                .body("items[0].changes.find { it.field == '/watch_pattern' }.to", equalTo(name))
                .body("items[1].changes.field", hasItems("/ended_at", "/ended_by"));
        given().get("/api/v1/silences/999999999/history").then().statusCode(404);
    }

    private static void kinds(int id, String... kinds) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> Silences.get(id).body("events.kind", equalTo(List.of(kinds))));
    }

    @Test
    void a_silence_is_prolonged_and_tells_so_but_never_shortened_by_it() {
        int id = Silences.add(name, "2098-01-01T00:00:00Z");

        prolong(id, "{\"by_sec\": 3600}").statusCode(200).body("ends_at", equalTo("2098-01-01T01:00:00.000Z"));
        prolong(id, "{\"ends_at\": \"2098-02-01T00:00:00Z\"}").statusCode(200);
        Silences.get(id)
                .body("current_window.ends_at", equalTo("2098-02-01T00:00:00.000Z"))
                .body("events.kind", hasItem("prolonged"));
        prolong(id, "{\"ends_at\": \"2098-01-15T00:00:00Z\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/ends_at"));
        prolong(id, "{}").statusCode(400);
        Silences.end(id);
        prolong(id, "{\"by_sec\": 3600}").statusCode(409);
        int recurring = Silences.add("""
                {"watch_pattern": "%s", "cron": "0 22 * * SAT", "duration_sec": 60, "comment": "c"}""".formatted(name));
        prolong(recurring, "{\"by_sec\": 3600}").statusCode(409);
        Silences.end(recurring);
    }

    @Test
    void a_dry_run_tells_which_issues_it_would_mute() {
        issues.open(name + " one");
        issues.open(name + " two");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().contentType("application/json")
                        .body("{\"watch_pattern\": \"" + name + "\"}")
                        .post("/api/v1/silences/dry-run")
                        .then()
                        .statusCode(200)
                        .body("matching_issues", equalTo(2))
                        .body("items.name", hasItems(name + " one", name + " two")));
        given().contentType("application/json")
                .body("{\"comment\": \"c\"}")
                .post("/api/v1/silences/dry-run")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/watch_pattern"));
    }

    private static ValidatableResponse prolong(int id, String json) {
        return given().contentType("application/json")
                .body(json)
                .patch("/api/v1/silences/" + id)
                .then();
    }
}
