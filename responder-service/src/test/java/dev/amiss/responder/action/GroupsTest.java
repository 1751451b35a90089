package dev.amiss.responder.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.Calls;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Many issues, few messages. */
@QuarkusTest
class GroupsTest {
    private static final int MANY = 200;

    @Inject
    IssueFeed issues;

    @Inject
    ActionFeed events;

    @Inject
    Jdbi jdbi;

    GreenMail mail = new GreenMail();

    private final String name = "group-" + UUID.randomUUID();

    private int responder(String group, String actions) {
        return Responders.add(json(group, actions));
    }

    private String json(String group, String actions) {
        return """
                {"watch_pattern": "%s", "group": %s, "actions": [%s]}""".formatted(name, group, actions);
    }

    private static String webhook(String url, String more) {
        return """
                {"target_function": "issue.actions.webhook"%s, "function_kwargs": {"url": "%s"}}""".formatted(more, url);
    }

    private static void succeeded(TestIssue issue) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(Responders.statusesOf(issue.id()))
                        .isNotEmpty()
                        .allMatch("succeeded"::equals));
    }

    private static List<JsonNode> bodies(WebhookReceiver receiver) {
        return receiver.received().stream()
                .map(received -> Calls.json(received.body()).path("data"))
                .toList();
    }

    @Test
    void a_storm_is_one_mail_that_names_the_first() throws Exception {
        responder("{\"by\": [], \"wait_sec\": 3, \"every_sec\": 60}", """
                {"target_function": "issue.actions.email", "function_kwargs": {"recipients": "storm@example.com",
                  "subject": "{group.count} of %s"}}""".formatted(name));
        List<TestIssue> opened = new ArrayList<>();

        for (int each = 0; each < MANY; each++) {
            opened.add(issues.open(name + " " + each));
        }

        succeeded(opened.get(0));
        List<MimeMessage> mails = mailsAbout(name);
        assertThat(mails).hasSizeBetween(1, 2);
        assertThat(GreenMailUtil.getBody(mails.get(0))).contains("more");
        succeeded(opened.get(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events.about(opened.get(1).id()).toString())
                        .contains("action.succeeded", "told within a group of"));
        given().get("/api/v1/actions?issue_id=" + opened.get(1).id())
                .then()
                .body("items[0].result.delivery_id", equalTo(result(opened.get(0))));
    }

    private static Object result(TestIssue issue) {
        return given().get("/api/v1/actions?issue_id=" + issue.id())
                .then()
                .extract()
                .path("items[0].result.delivery_id");
    }

    private List<MimeMessage> mailsAbout(String text) {
        return List.of(mail.getReceivedMessages()).stream()
                .filter(each -> subject(each).contains(text))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_team_has_its_message_then_what_came_and_went_and_one_all_clear() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            responder("{\"by\": [\"labels.team\"], \"wait_sec\": 1, \"every_sec\": 3}", webhook(receiver.url(), ""));
            TestIssue one = issues.draft(name + " 1").label("team", "a").create();
            TestIssue two = issues.draft(name + " 2").label("team", "a").create();
            TestIssue other = issues.draft(name + " 3").label("team", "b").create();
            succeeded(one);
            succeeded(other);
            assertThat(bodies(receiver).stream()
                            .map(body -> body.at("/group/key").asText()))
                    .containsExactlyInAnyOrder("labels.team=a", "labels.team=b");

            one.resolve();
            TestIssue three = issues.draft(name + " 4").label("team", "a").create();
            succeeded(three);
            succeeded(one);
            JsonNode second = bodies(receiver).stream()
                    .filter(body -> body.at("/group/ended").asInt() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(second.at("/group/active").asInt()).isEqualTo(2);
            assertThat(second.at("/group/count").asInt()).isEqualTo(3);
            assertThat(second.path("issues")).hasSize(3);

            two.resolve();
            three.resolve();
            succeeded(two);
            succeeded(three);
            List<JsonNode> clear = bodies(receiver).stream()
                    .filter(body -> body.at("/group/all_clear").asBoolean())
                    .toList();
            assertThat(clear).hasSize(1);
            assertThat(clear.get(0).at("/group/ended").asInt()).isEqualTo(2);
            assertThat(receiver.received()).hasSize(4);
        }
    }

    @Test
    void an_issue_that_ended_before_its_group_was_told_is_not_told() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            responder("{\"wait_sec\": 3, \"every_sec\": 60}", webhook(receiver.url(), ""));
            TestIssue gone = issues.open(name + " gone");
            TestIssue stays = issues.open(name + " stays");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !Responders.actionsOf(gone.id()).isEmpty());

            gone.resolve();

            succeeded(stays);
            assertThat(Responders.statusesOf(gone.id())).containsExactly("cancelled");
            assertThat(bodies(receiver).get(0).at("/group/count").asInt()).isEqualTo(1);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void a_group_message_that_fails_is_tried_again_for_all_under_one_id() {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(500)) {
            responder("{\"wait_sec\": 1, \"every_sec\": 60}", webhook(receiver.url(), ""));
            List<TestIssue> opened = new ArrayList<>();
            for (int each = 0; each < 20; each++) {
                opened.add(issues.open(name + each));
            }

            opened.forEach(GroupsTest::succeeded);

            assertThat(receiver.received()).hasSize(2);
            assertThat(receiver.received().stream()
                            .map(received -> received.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            assertThat(bodies(receiver).get(1).at("/group/count").asInt()).isEqualTo(20);
        }
    }

    @Test
    void a_failing_group_message_whose_responder_is_mended_is_one_message_of_all() {
        try (WebhookReceiver wrong = new WebhookReceiver().answer(500, 500, 500, 500);
                WebhookReceiver right = new WebhookReceiver()) {
            String group = "{\"wait_sec\": 3, \"every_sec\": 5}";
            int id = responder(group, webhook(wrong.url(), ""));
            List<TestIssue> opened = opened(20);
            waitingForAnotherAttempt(opened);

            Responders.put(id, json(group, webhook(right.url(), ""))).statusCode(200);

            opened.forEach(GroupsTest::succeeded);
            assertThat(right.received()).hasSize(1);
            assertThat(bodies(right).get(0).at("/group/count").asInt()).isEqualTo(20);
        }
    }

    @Test
    void a_responder_that_is_mended_while_its_group_message_is_on_its_way_makes_one_message_of_all() {
        try (WebhookReceiver wrong = new WebhookReceiver().hangUp();
                WebhookReceiver right = new WebhookReceiver()) {
            String group = "{\"wait_sec\": 3, \"every_sec\": 5}";
            int id = responder(group, webhook(wrong.url(), ""));
            List<TestIssue> opened = opened(20);
            await().atMost(Duration.ofSeconds(20)).until(() -> count(opened, "status = 'running'") == opened.size());

            Responders.put(id, json(group, webhook(right.url(), ""))).statusCode(200);

            opened.forEach(GroupsTest::succeeded);
            assertThat(right.received()).hasSize(1);
            assertThat(bodies(right).get(0).at("/group/count").asInt()).isEqualTo(20);
        }
    }

    @Test
    void a_failing_group_message_of_which_an_issue_is_erased_is_one_message_of_the_others() {
        try (WebhookReceiver receiver = new WebhookReceiver().answer(500, 500, 500, 500)) {
            responder("{\"wait_sec\": 3, \"every_sec\": 5}", webhook(receiver.url(), ""));
            List<TestIssue> opened = opened(20);
            waitingForAnotherAttempt(opened);

            opened.get(0).delete();

            opened.subList(1, 20).forEach(GroupsTest::succeeded);
            assertThat(receiver.received().stream()
                            .map(received -> received.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(2);
            int last = receiver.received().size() - 1;
            assertThat(bodies(receiver).get(last).at("/group/count").asInt()).isEqualTo(19);
        }
    }

    private List<TestIssue> opened(int count) {
        List<TestIssue> opened = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            opened.add(issues.open(name + each));
        }
        return opened;
    }

    private void waitingForAnotherAttempt(List<TestIssue> opened) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count(opened, "status = 'pending' AND attempts > 0") == opened.size());
    }

    @Test
    void a_group_whose_replica_died_is_told_once_more_for_all() {
        try (WebhookReceiver receiver = new WebhookReceiver().hangUp()) {
            responder("{\"wait_sec\": 1, \"every_sec\": 60}", webhook(receiver.url(), ""));
            List<TestIssue> opened = new ArrayList<>();
            for (int each = 0; each < 15; each++) {
                opened.add(issues.open(name + each));
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.received().size() == 1);

            jdbi.useHandle(handle -> handle.createUpdate("""
                            UPDATE action SET lease_until = clock_timestamp() - interval '1 second'
                            WHERE issue_id = ANY(:issues) AND status = 'running'""")
                    .bindArray(
                            "issues",
                            Long.class,
                            opened.stream().map(TestIssue::id).toArray())
                    .execute());

            opened.forEach(GroupsTest::succeeded);
            assertThat(receiver.received()).hasSize(2);
        }
    }

    @Test
    void what_a_destination_does_not_take_in_a_minute_becomes_one_message() {
        try (WebhookReceiver slack = new WebhookReceiver()) {
            Responders.add("""
                    {"watch_pattern": "%s", "actions": [{"target_function": "issue.actions.slack",
                      "function_kwargs": {"url": "%s", "messages_per_minute": 2}}]}""".formatted(name, slack.url()));
            List<TestIssue> opened = new ArrayList<>();
            for (int each = 0; each < 40; each++) {
                opened.add(issues.open(name + each));
            }

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(count(opened, "group_id IS NOT NULL AND status = 'pending'"))
                            .isGreaterThanOrEqualTo(36));
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                nextMinute(opened); // again for what was due beside the group and was one too many
                return count(opened, "status = 'succeeded'") == opened.size();
            });

            assertThat(slack.received()).hasSizeBetween(3, 6);
            assertThat(slack.received())
                    .anyMatch(received -> received.body().contains(" more")
                            && received.body().contains("more were due than this destination takes a minute"));
            assertThat(opened)
                    .allSatisfy(issue -> assertThat(
                                    Responders.actionsOf(issue.id()).get(0).toString())
                            .contains("status=succeeded"));
        }
    }

    private long count(List<TestIssue> of, String condition) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM action WHERE issue_id = ANY(:issues) AND " + condition)
                .bindArray("issues", Long.class, of.stream().map(TestIssue::id).toArray())
                .mapTo(Long.class)
                .one());
    }

    /** As if it had begun; what is being claimed just now has its turn anyway. */
    private void nextMinute(List<TestIssue> of) {
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM message_count");
            handle.createUpdate("""
                            UPDATE action SET run_at = due_at WHERE id IN (
                                SELECT id FROM action WHERE issue_id = ANY(:issues) AND status = 'pending'
                                FOR UPDATE SKIP LOCKED)""")
                    .bindArray(
                            "issues", Long.class, of.stream().map(TestIssue::id).toArray())
                    .execute();
        });
    }

    @Test
    void a_group_is_read_strictly_and_shown_again() {
        int id = responder(
                "{\"by\": [\"severity\", \"labels.team\", \"record.type\"]}",
                "{\"target_function\": \"issue.actions.log\"}");

        given().get("/api/v1/responders/" + id)
                .then()
                .body("group.by", contains("severity", "labels.team", "record.type"))
                .body("group.wait_sec", equalTo(30))
                .body("group.every_sec", equalTo(300));
        Responders.post("""
                        {"watch_pattern": "x", "group": {"by": ["details.x"], "wait_sec": -1, "each_sec": 3},
                         "actions": [{"target_function": "issue.actions.log"}]}""")
                .statusCode(400)
                .body("errors.pointer", hasItem("/group/by/0"))
                .body("errors.pointer", hasItem("/group/wait_sec"))
                .body("errors.pointer", hasItem("/group/each_sec"));
    }
}
