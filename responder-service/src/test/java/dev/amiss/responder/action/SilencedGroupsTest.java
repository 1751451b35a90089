package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.testing.Calls;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.Silences;
import dev.amiss.responder.testing.WebhookReceiver;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups of which some issues are muted. */
@QuarkusTest
class SilencedGroupsTest {
    @Inject
    IssueFeed issues;

    @Inject
    ServiceClock time;

    private final String name = "quiet-" + UUID.randomUUID();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private void responder(String more) {
        Responders.add("""
                {"watch_pattern": "%s", "group": {"wait_sec": 30, "every_sec": 300}, "actions": [
                  {"target_function": "issue.actions.webhook", "function_kwargs": {"url": "%s"}}%s]}""".formatted(name, receiver.url(), more));
    }

    private int silence(String pattern) {
        return Silences.add(pattern, issues.now().plus(Duration.ofHours(2)).toString());
    }

    private static void statuses(TestIssue issue, String... statuses) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly(statuses));
    }

    /** The messages that came, once there are so many. */
    private List<JsonNode> messages(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.received().size() >= count);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> receiver.received().size() == count);
        return receiver.received().stream()
                .map(each -> Calls.json(each.body()).path("data"))
                .toList();
    }

    private static List<String> names(JsonNode message) {
        return message.path("issues").findValuesAsText("name");
    }

    @Test
    void a_message_leaves_out_what_is_muted_and_after_the_silence_what_is_still_true_is_told_once_together() {
        responder("");
        silence(name + " muted");
        TestIssue heard = issues.open(name + " heard");
        List<TestIssue> muted =
                List.of(issues.open(name + " muted 1"), issues.open(name + " muted 2"), issues.open(name + " muted 3"));
        statuses(heard, "pending");
        muted.forEach(issue -> statuses(issue, "pending"));

        time.move(Duration.ofSeconds(31));
        muted.forEach(issue -> statuses(issue, "held"));
        assertThat(names(messages(1).get(0))).containsExactly(name + " heard");
        muted.get(2).resolve();
        statuses(muted.get(2), "cancelled");

        time.move(Duration.ofHours(2));
        statuses(muted.get(0), "pending");
        time.move(Duration.ofSeconds(31));

        statuses(muted.get(0), "succeeded");
        statuses(muted.get(1), "succeeded");
        JsonNode second = messages(2).get(1);
        assertThat(second.at("/group/joined").asInt()).isEqualTo(2);
        assertThat(second.at("/group/active").asInt()).isEqualTo(3);
        statuses(muted.get(2), "cancelled");
        statuses(heard, "succeeded");
    }

    @Test
    void one_all_clear_follows_also_when_the_issues_were_silenced_meanwhile() {
        responder("");
        TestIssue one = issues.open(name + " 1");
        TestIssue two = issues.open(name + " 2");
        statuses(one, "pending");
        statuses(two, "pending");
        time.move(Duration.ofSeconds(31));
        statuses(one, "succeeded");
        messages(1);

        int silence = silence(name);
        one.resolve();
        two.resolve();
        statuses(one, "pending", "succeeded");
        statuses(two, "pending", "succeeded");
        time.move(Duration.ofSeconds(301));
        statuses(one, "held", "succeeded");
        statuses(two, "held", "succeeded");
        messages(1);

        Silences.end(silence);
        statuses(one, "succeeded", "succeeded");
        statuses(two, "succeeded", "succeeded");
        JsonNode last = messages(2).get(1);
        assertThat(last.at("/group/all_clear").asBoolean()).isTrue();
        assertThat(last.at("/group/ended").asInt()).isEqualTo(2);
    }

    @Test
    void a_group_is_clear_only_when_the_muted_ends_were_told_too() {
        responder(", " + """
                {"target_function": "issue.actions.webhook", "on": "resolved", "function_kwargs": {"url": "%s"}}""".formatted(receiver.url()));
        TestIssue heard = issues.open(name + " heard");
        TestIssue muted = issues.open(name + " muted");
        statuses(heard, "pending");
        statuses(muted, "pending");
        time.move(Duration.ofSeconds(31));
        statuses(muted, "succeeded");
        messages(1);

        int silence = silence(name + " muted");
        muted.resolve();
        statuses(muted, "pending", "succeeded");
        time.move(Duration.ofSeconds(31));
        statuses(muted, "held", "succeeded");
        heard.resolve();
        statuses(heard, "pending", "succeeded");
        time.move(Duration.ofSeconds(31));
        statuses(heard, "succeeded", "succeeded");
        assertThat(messages(2).get(1).at("/group/all_clear").asBoolean()).isFalse();

        Silences.end(silence);
        statuses(muted, "pending", "succeeded");
        time.move(Duration.ofSeconds(331));
        statuses(muted, "succeeded", "succeeded");
        assertThat(messages(3).get(2).at("/group/all_clear").asBoolean()).isTrue();
    }

    @Test
    void an_end_that_was_held_is_not_told_when_the_issue_is_open_again_and_told_once_in_the_end() {
        responder("");
        TestIssue issue = issues.open(name);
        statuses(issue, "pending");
        time.move(Duration.ofSeconds(31));
        statuses(issue, "succeeded");
        int silence = silence(name);
        issue.resolve();
        statuses(issue, "pending", "succeeded");
        time.move(Duration.ofSeconds(301));
        statuses(issue, "held", "succeeded");

        issue.reopen();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Responders.actionsOf(issue.id()).size() == 3);
        issue.resolve();
        statuses(issue, "cancelled", "held", "succeeded");
        Silences.end(silence);
        time.move(Duration.ofSeconds(331));

        assertThat(messages(2).get(1).at("/group/all_clear").asBoolean()).isTrue();
        assertThat(Responders.statusesOf(issue.id())).doesNotContain("pending", "held", "running");
    }
}
