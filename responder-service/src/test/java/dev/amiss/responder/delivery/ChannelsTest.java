package dev.amiss.responder.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.amiss.embedded.FreePorts;
import dev.amiss.model.Json;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.Calls;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Each channel against another side that is there, hangs, breaks off or refuses. */
@QuarkusTest
class ChannelsTest {
    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    GreenMail mail = new GreenMail();

    private final String name = "channel-" + UUID.randomUUID();

    private int responder(String function, String kwargs) {
        return Responders.add("""
                {"watch_pattern": "%s", "owner": "Pia", "actions": [
                  {"target_function": "issue.actions.%s", "function_kwargs": %s}]}""".formatted(name, function, kwargs));
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    private static String onlyActionOf(TestIssue issue) {
        return String.valueOf(Responders.actionsOf(issue.id()).get(0).get("id"));
    }

    private static JsonNode json(WebhookReceiver.Received received) {
        return Calls.json(received.body());
    }

    @Test
    void a_slack_message_arrives_and_its_url_is_kept_secret() {
        try (WebhookReceiver slack = new WebhookReceiver().answerWith(200, "ok")) {
            int id = responder("slack", "{\"url\": \"%s\"}".formatted(slack.url()));

            TestIssue issue = issues.open(name);

            statuses(issue, "succeeded");
            assertThat(json(slack.received().get(0)).path("text").asText()).isEqualTo("[error] " + name);
            given().get("/api/v1/responders/" + id)
                    .then()
                    .body("actions[0].function_kwargs.url.'$secret'", equalTo("kept"));
            given().get("/api/v1/actions/" + onlyActionOf(issue) + "/attempts")
                    .then()
                    .statusCode(200)
                    .body("items[0].sent", containsString(name))
                    .body("items[0].answer_status", equalTo(200))
                    .body("items[0].answer", equalTo("ok"))
                    .body("items[0].took_sec", notNullValue())
                    .body("items[0].outcome", equalTo("delivered"));
            given().get("/api/v1/actions/" + onlyActionOf(issue))
                    .then()
                    .body("destination", containsString("slack:127.0.0.1:" + slack.port() + "#"))
                    .body("attempt_log[0].delivery_id", containsString("msg_"));
        }
    }

    @Test
    void a_template_of_a_chat_escapes_what_came_from_a_report() {
        try (WebhookReceiver slack = new WebhookReceiver()) {
            responder("slack", "{\"url\": \"%s\", \"text\": \"<!here> {issue.name}\"}".formatted(slack.url()));

            TestIssue issue = issues.open(name + " <!channel>");

            statuses(issue, "succeeded");
            assertThat(slack.received().get(0).body()).contains("<!here> " + name + " &lt;!channel&gt;");
        }
    }

    @Test
    void mattermost_and_teams_get_theirs() {
        try (WebhookReceiver chat = new WebhookReceiver()) {
            responder("mattermost", "{\"url\": \"%s\", \"channel\": \"town\"}".formatted(chat.url()));
            responder("teams", "{\"url\": \"%s\"}".formatted(chat.url()));

            TestIssue issue = issues.open(name);

            statuses(issue, "succeeded", "succeeded");
            List<String> bodies =
                    chat.received().stream().map(WebhookReceiver.Received::body).toList();
            assertThat(bodies)
                    .anyMatch(body -> body.contains("\"attachments\":[{\"fallback\"") && body.contains("town"));
            assertThat(bodies).anyMatch(body -> body.contains("application/vnd.microsoft.card.adaptive"));
        }
    }

    @Test
    void pagerduty_triggers_acknowledges_and_resolves_one_incident_and_the_key_shows_nowhere() {
        try (WebhookReceiver pager =
                new WebhookReceiver().answerWith(202, "{\"status\":\"success\",\"echo\":\"" + ROUTING_KEY + "\"}")) {
            Responders.add(
                    """
                    {"watch_pattern": "%s", "actions": [
                      {"target_function": "issue.actions.pagerduty",
                       "function_kwargs": {"routing_key": "%s", "url": "%s"}},
                      {"target_function": "issue.actions.pagerduty", "on": "acknowledged",
                       "function_kwargs": {"routing_key": "%s", "url": "%s"}},
                      {"target_function": "issue.actions.pagerduty", "on": "resolved",
                       "function_kwargs": {"routing_key": "%s", "url": "%s"}}]}""".formatted(name, ROUTING_KEY, pager.url(), ROUTING_KEY, pager.url(), ROUTING_KEY, pager.url()));

            TestIssue issue = issues.open(name);
            statuses(issue, "succeeded");
            issue.acknowledge();
            statuses(issue, "succeeded", "succeeded");
            issue.unacknowledge().acknowledge().resolve();
            statuses(issue, "succeeded", "succeeded", "succeeded");

            JsonNode trigger = json(pager.received().get(0));
            JsonNode acknowledge = json(pager.received().get(1));
            JsonNode resolve = json(pager.received().get(2));
            assertThat(acknowledge.path("event_action").asText()).isEqualTo("acknowledge");
            assertThat(acknowledge.path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
            assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
            assertThat(trigger.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
            assertThat(resolve.path("event_action").asText()).isEqualTo("resolve");
            assertThat(resolve.path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
            for (Map<String, Object> action : Responders.actionsOf(issue.id())) {
                given().get("/api/v1/actions/" + action.get("id"))
                        .then()
                        .body(not(containsString(ROUTING_KEY)))
                        .body("attempt_log[0].sent", containsString("\"routing_key\":\"***\""));
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    events.typesAbout(issue.id()).stream().filter("action.succeeded"::equals))
                            .hasSize(3));
            assertThat(events.about(issue.id()).toString()).doesNotContain(ROUTING_KEY);
        }
    }

    @Test
    void a_function_gets_issue_and_arguments_and_says_how_it_went() {
        try (WebhookReceiver function = new WebhookReceiver()
                .answerWith(200, "{\"ok\": true, \"details\": {\"ticket\": 7}}")
                .answerWith(200, "{\"ok\": false, \"details\": {\"why\": \"no such shelf\"}}")
                .answerWith(200, "<html>")) {
            responder("function", """
                    {"url": "%s", "kwargs": {"shelf": "{issue.name}", "n": 3}}""".formatted(function.url()));

            TestIssue well = issues.open(name + " 1");
            statuses(well, "succeeded");
            TestIssue badly = issues.open(name + " 2");
            statuses(badly, "failed");
            TestIssue unclear = issues.open(name + " 3");
            statuses(unclear, "failed");

            JsonNode got = json(function.received().get(0));
            assertThat(got.path("kwargs")).isEqualTo(Calls.json("{\"shelf\": \"%s 1\", \"n\": 3}".formatted(name)));
            assertThat(got.path("issue").path("id").longValue()).isEqualTo(well.id());
            given().get("/api/v1/actions/" + onlyActionOf(well))
                    .then()
                    .body("attempt_log[0].details.ticket", equalTo(7));
            given().get("/api/v1/actions/" + onlyActionOf(badly))
                    .then()
                    .body("attempts", equalTo(1))
                    .body("result.message", containsString("no such shelf"));
            given().get("/api/v1/actions/" + onlyActionOf(unclear))
                    .then()
                    .body("result.message", containsString("must answer {\"ok\": true}"));
        }
    }

    @Test
    void a_webhook_can_speak_as_alertmanager_does() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            responder("webhook", "{\"url\": \"%s\", \"format\": \"alertmanager\"}".formatted(receiver.url()));

            TestIssue issue = issues.open(name);

            statuses(issue, "succeeded");
            JsonNode body = json(receiver.received().get(0));
            assertThat(body.path("version").asText()).isEqualTo("4");
            assertThat(body.at("/alerts/0/labels/alertname").asText()).isEqualTo(name);
            assertThat(receiver.received().get(0).headers()).containsKey("webhook-id");
        }
    }

    @Test
    void what_hangs_breaks_off_or_fails_is_tried_again_and_the_log_tells() {
        try (WebhookReceiver receiver = new WebhookReceiver()
                .breakOff()
                .answer(429, "Retry-After", "1")
                .answerWith(500, "out of order")
                .hangUp()) {
            responder("slack", "{\"url\": \"%s\"}".formatted(receiver.url()));

            TestIssue issue = issues.open(name);

            statuses(issue, "succeeded");
            assertThat(receiver.received().stream()
                            .map(WebhookReceiver.Received::body)
                            .distinct())
                    .hasSize(1);
            given().get("/api/v1/actions/" + onlyActionOf(issue))
                    .then()
                    .body("attempts", equalTo(5))
                    .body("attempt_log[1].answer_status", equalTo(429))
                    .body("attempt_log[2].answer", equalTo("out of order"))
                    .body("attempt_log[3].reason", equalTo("timeout"))
                    .body("attempt_log[4].outcome", equalTo("delivered"));
        }
    }

    @Test
    void a_refused_message_is_sent_again_by_hand_under_the_same_id() {
        try (WebhookReceiver receiver = new WebhookReceiver().answerWith(404, "no_team")) {
            responder("webhook", "{\"url\": \"%s\"}".formatted(receiver.url()));
            TestIssue issue = issues.open(name);
            statuses(issue, "failed");

            given().post("/api/v1/actions/" + onlyActionOf(issue) + "/retry")
                    .then()
                    .statusCode(200);

            statuses(issue, "succeeded");
            assertThat(receiver.received().stream()
                            .map(received -> received.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            given().get("/api/v1/destinations?limit=500")
                    .then()
                    .body(
                            "items.find { it.destination == 'webhook:127.0.0.1:%d' }.last_error.message"
                                    .formatted(receiver.port()),
                            equalTo("HTTP 404: no_team"));
        }
    }

    @Test
    void a_destination_whose_circuit_is_open_says_so() {
        int port = FreePorts.several(1).get(0);
        responder("webhook", "{\"url\": \"http://127.0.0.1:%d/\"}".formatted(port));
        String own = "items.find { it.destination == 'webhook:127.0.0.1:%d' }".formatted(port);
        given().get("/api/v1/destinations?limit=500")
                .then()
                .body(own + ".state", equalTo("closed"))
                .body(own + ".last_error", nullValue());

        for (int each = 0; each < 4; each++) {
            issues.open(name + each);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/api/v1/destinations?limit=500")
                        .then()
                        .body(own + ".state", equalTo("open"))
                        .body(own + ".waiting", not(equalTo(0)))
                        .body(own + ".since", notNullValue())
                        .body(own + ".last_error.reason", equalTo("unreachable")));
        String next =
                given().get("/api/v1/destinations?limit=1").then().extract().path("next_cursor");
        given().queryParam("cursor", next)
                .get("/api/v1/destinations?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void a_kafka_record_is_a_cloud_event_and_our_own_topics_are_refused() {
        String topic = "shop." + name;
        responder("kafka", "{\"topic\": \"%s\", \"key\": \"{issue.labels.team}\"}".formatted(topic));

        TestIssue issue = issues.draft(name).label("team", "payments").create();

        statuses(issue, "succeeded");
        ConsumerRecord<String, String> got = first(topic);
        assertThat(got.key()).isEqualTo("payments");
        assertThat(Calls.json(got.value()).at("/data/issue/name").asText()).isEqualTo(name);
        assertThat(new String(got.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .startsWith("msg_");
        Responders.post("""
                        {"watch_pattern": "x", "actions": [{"target_function": "issue.actions.kafka",
                          "function_kwargs": {"topic": "amiss.failures"}}]}""").statusCode(400).body("errors[0].pointer", equalTo("/actions/0/function_kwargs/topic"));
    }

    private ConsumerRecord<String, String> first(String topic) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("group.id", "test-" + UUID.randomUUID());
        properties.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                var records =
                                        consumer.poll(Duration.ofMillis(100)).iterator();
                                return records.hasNext() ? records.next() : null;
                            },
                            record -> record != null);
        }
    }

    @Test
    void a_mail_smuggles_no_header_in_and_has_text_and_html() throws Exception {
        responder("email", "{\"recipients\": \"ann@example.com\", \"subject\": \"{issue.name}\"}");

        TestIssue issue = issues.open(name + Calls.HOSTILE);

        statuses(issue, "succeeded");
        MimeMessage got = mailAbout(name);
        assertThat(got.getSubject()).contains("Bcc: eve@example.com").doesNotContain("\n");
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(got.getHeader("Cc")).isNull();
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getBody(got)).contains("text/plain", "text/html", "&lt;script&gt;");
        given().get("/api/v1/actions/" + onlyActionOf(issue))
                .then()
                .body("attempt_log[-1].sent", containsString("To: ann@example.com"));
    }

    private MimeMessage mailAbout(String text) {
        return List.of(mail.getReceivedMessages()).stream()
                .filter(each -> subject(each).contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void all_channels_describe_all_their_arguments() {
        List<Map<String, Object>> functions =
                given().get("/api/v1/functions").then().extract().path("items");

        assertThat(functions.stream().map(each -> each.get("target_function")))
                .contains(
                        "issue.actions.email",
                        "issue.actions.webhook",
                        "issue.actions.slack",
                        "issue.actions.mattermost",
                        "issue.actions.teams",
                        "issue.actions.pagerduty",
                        "issue.actions.kafka",
                        "issue.actions.function",
                        "issue.actions.log");
        JsonNode tree = Json.mapper().valueToTree(functions);
        tree.forEach(function -> {
            if (function.path("target_function").asText().startsWith("issue.")) {
                function.at("/schema/properties")
                        .properties()
                        .forEach(argument -> assertThat(argument.getValue().has("description"))
                                .as(function.path("target_function").asText() + " " + argument.getKey())
                                .isTrue());
            }
        });
    }
}
