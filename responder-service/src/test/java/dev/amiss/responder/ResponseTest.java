package dev.amiss.responder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.amiss.embedded.RealParts;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.MailServer;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's main job, seen from outside. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = false)
class ResponseTest {
    private static final String PRODUCT_JSON = """
            {
              "watch_pattern": "user-.*",
              "actions": [
                {
                  "target_function": "issue.actions.email",
                  "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"},
                  "delay_sec": 30
                }
              ]
            }""";

    @Inject
    IssueFeed feed;

    GreenMail mail = new GreenMail();

    @Test
    void the_json_of_the_library_is_accepted_and_sends_one_mail_in_time() throws Exception {
        Responders.post(PRODUCT_JSON.replace("30", "2"))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/responders/\\d+"))
                .body("actions[0].function_kwargs.subject", equalTo("Doh!"))
                .body("actions[0].delay_sec", equalTo(2))
                .body("watch_pattern", equalTo("user-.*"));

        TestIssue issue = feed.open("user-42 lost her mailbox");
        TestIssue other = feed.open("a user-43");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("succeeded"));
        Map<String, Object> action = Responders.actionsOf(issue.id()).get(0);
        Instant due = Instant.parse(String.valueOf(action.get("due_at")));
        assertThat(due).isEqualTo(issue.openingAt().plusSeconds(2));
        assertThat(Instant.parse(String.valueOf(action.get("started_at")))).isAfterOrEqualTo(due);
        List<MimeMessage> mails = Arrays.stream(mail.getReceivedMessages())
                .filter(each -> subjectOf(each).equals("Doh!"))
                .toList();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).getAllRecipients()[0]).hasToString("john.smith@example.com");
        assertThat(mails.get(0).getMessageID()).startsWith("<msg_").endsWith("@amiss>");
        assertThat(mails.get(0).getHeader("Cc")).isNull();
        assertThat(GreenMailUtil.getBody(mails.get(0)))
                .contains("user-42 lost her mailbox", "/issues/" + issue.id(), "text/plain", "text/html")
                .doesNotContain("Seen");
        assertThat(Responders.actionsOf(other.id())).isEmpty();
    }

    private static String subjectOf(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/functions", "/api/v1/responders/functions"})
    void functions_are_listed_with_their_arguments(String address) {
        given().when()
                .get(address)
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.target_function == 'issue.actions.email' }.schema.properties.subject.type",
                        equalTo("string"));
    }
}
