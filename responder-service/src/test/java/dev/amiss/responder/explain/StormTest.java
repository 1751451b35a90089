package dev.amiss.responder.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.icegreen.greenmail.util.GreenMail;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Many issues at once for a responder with a group. */
@QuarkusTest
class StormTest {
    private static final int STORM = 1_000;

    @Inject
    IssueFeed issues;

    @Inject
    ExplainService explain;

    @Inject
    ServiceClock time;

    @Inject
    Jdbi jdbi;

    GreenMail mail = new GreenMail();

    private final String name = "storm-" + UUID.randomUUID();

    @Test
    void a_thousand_issues_in_ten_seconds_are_two_mails_at_most_and_each_explains_in_which_it_was_told() {
        Responders.add("""
                {"watch_pattern": "%s", "group": {"by": ["labels.team"], "wait_sec": 30, "every_sec": 300},
                 "actions": [{"target_function": "issue.actions.email",
                   "function_kwargs": {"recipients": "%s@example.com"}}]}""".formatted(name, name));
        List<TestIssue> storm = new ArrayList<>();

        for (int each = 0; each < STORM; each++) {
            storm.add(issues.draft(name + " " + each).label("team", "payments").create());
        }

        assertThat(Duration.between(
                        storm.get(0).openingAt(), storm.get(STORM - 1).openingAt()))
                .isLessThan(Duration.ofSeconds(30));
        all(storm, "pending");
        assertThat(mails()).isZero();
        assertThat(storm)
                .allSatisfy(
                        issue -> assertThat(story(issue).summary())
                                .contains(
                                        "waits: told in one message with the others of the group labels.team=payments, next at 20"));
        given().get("/api/v1/explain/" + storm.get(0).id())
                .then()
                .body("actions[0].waits_for.kind", equalTo("group"))
                .body("actions[0].group.key", equalTo("labels.team=payments"))
                .body("next.at", startsWith("20"));

        time.move(Duration.ofSeconds(31));
        await().atMost(Duration.ofSeconds(30)).until(() -> mails() >= 1);
        time.move(Duration.ofSeconds(300));
        all(storm, "succeeded");

        assertThat(mails()).isBetween(1L, 2L);
        assertThat(storm)
                .allSatisfy(issue -> assertThat(story(issue).summary())
                        .contains(
                                "was told at 20", "in one message about ", "of the group labels.team=payments: msg_"));
        Set<String> messages = storm.stream()
                .map(issue -> story(issue).summary().replaceAll(".*: (msg_[\\w-]+).*", "$1"))
                .collect(Collectors.toSet());
        assertThat(messages).hasSize((int) mails());
        given().get("/api/v1/explain/" + storm.get(STORM - 1).id())
                .then()
                .body("actions[0].result.group.key", equalTo("labels.team=payments"))
                .body("actions[0].result.message", containsString("told within a group of"));
    }

    private Explanation.Story story(TestIssue issue) {
        List<Explanation.Story> stories = explain.explain(issue.id(), 1, null).actions();
        assertThat(stories).hasSize(1);
        return stories.get(0);
    }

    private void all(List<TestIssue> of, String status) {
        Object[] ids = of.stream().map(TestIssue::id).toArray();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "SELECT count(*) FROM action WHERE issue_id = ANY(:issues) AND status = :status")
                                .bindArray("issues", Long.class, ids)
                                .bind("status", status)
                                .mapTo(Integer.class)
                                .one())
                        == STORM);
    }

    private long mails() {
        return List.of(mail.getReceivedMessages()).stream()
                .filter(each -> recipients(each).contains(name))
                .count();
    }

    private static String recipients(jakarta.mail.internet.MimeMessage message) {
        try {
            return List.of(message.getAllRecipients()).toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
