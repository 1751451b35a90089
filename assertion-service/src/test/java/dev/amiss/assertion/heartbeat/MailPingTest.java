package dev.amiss.assertion.heartbeat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.assertion.testing.SmtpTalk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pings that come as mails, sent by a mail client and by one that keeps to no rules. */
@QuarkusTest
class MailPingTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PROJECT = "TestProjectKey-0123456789";

    @Inject
    MailDoor door;

    @Test
    void a_mail_is_a_ping_and_its_text_is_kept() throws Exception {
        JsonPath job = create("mailing job", "");
        MimeMessage mail = mail(key(job), "Sicherung für Köln fertig");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>42 <b>files</b></p>", "text/html; charset=utf-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("42 files, größer als gestern", "utf-8");
        mail.setContent(new MimeMultipart("alternative", text, html));

        Transport.send(mail);

        pings(job)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("success"))
                .body("items[0].method", equalTo("MAIL"))
                .body(
                        "items[0].body",
                        equalTo("From: Backup <backup@example.com>\nSubject: Sicherung für Köln fertig\n\n"
                                + "42 files, größer als gestern"));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("passing"));
    }

    @Test
    void words_of_a_mail_say_how_it_went_and_a_mail_without_any_changes_nothing() throws Exception {
        JsonPath job = create("reporting job", """
                , "mail": {"fail": ["FAILED", "Error"], "success": "OK", "start": ["begins"], "in": "subject"}""");

        Transport.send(text(key(job), "job begins", "OK"));
        Transport.send(text(key(job), "job FAILED, not OK", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("failing"));
        Transport.send(text(key(job), "failed", "OK"));
        pings(job).body("items.kind", equalTo(List.of("ignored", "fail", "start")));
        assertThat(state(job)).isEqualTo("failing");
        Transport.send(text(key(job), "OK", ""));

        await().atMost(SOON).untilAsserted(() -> assertThat(state(job)).isEqualTo("passing"));
        pings(job).body("items[0].kind", equalTo("success"));
    }

    @Test
    void an_address_has_the_same_endings_as_on_the_web() throws Exception {
        JsonPath job = create("Weekly Mail Report", "");

        Transport.send(text(key(job) + "+start", "", "x"));
        Transport.send(text(PROJECT + "+weekly-mail-report", "", "x"));
        Transport.send(text(PROJECT + "+weekly-mail-report+3", "", "x"));
        Transport.send(text("weekly-mail-report", "in open mode a slug will do", "x"));

        pings(job)
                .body("items.kind", equalTo(List.of("success", "fail", "success", "start")))
                .body("items[1].exit_code", equalTo(3));
    }

    @Test
    void who_is_no_heartbeat_is_refused_before_the_mail_is_sent_and_nothing_is_relayed() throws Exception {
        assertThatThrownBy(() -> Transport.send(text("somebody.else", "", "x")))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("550 5.1.1 there is no heartbeat of that address; nothing is relayed here");
        try (SmtpTalk talk = new SmtpTalk(door.port())) {
            talk.say("MAIL FROM:<a@example.com>");
            for (int i = 0; i < 5; i++) {
                assertThat(talk.say("RCPT TO:<" + UUID.randomUUID() + "@amiss.example>"))
                        .startsWith("550");
            }
            assertThat(talk.say("RCPT TO:<someone@example.com>")).startsWith("421");
            assertThat(talk.isOver()).isTrue();
        }
    }

    @Test
    void a_mail_over_the_limit_is_refused_and_a_long_text_is_cut() throws Exception {
        JsonPath job = create("long job", "");
        try (SmtpTalk talk = new SmtpTalk(door.port())) {
            assertThat(talk.send(key(job) + "@x", "Subject: long\n\n" + "x".repeat(15_000)))
                    .startsWith("250");
            assertThat(talk.send(key(job) + "@x", "Subject: too long\n\n" + "x".repeat(20_001)))
                    .startsWith("552");
            assertThat(talk.isOver()).isTrue();
        }

        pings(job)
                .body("items", hasSize(1))
                .body("items[0].body.length()", equalTo(PingText.BODY_LIMIT))
                .body("items[0].body", startsWith("Subject: long\n\nxxx"));
    }

    @Test
    void a_mail_that_is_none_by_the_rules_is_a_ping_all_the_same() throws Exception {
        JsonPath job = create("rough job", "");
        try (SmtpTalk talk = new SmtpTalk(door.port())) {
            assertThat(talk.send(key(job).toUpperCase() + "@x", "\0 no head at all"))
                    .startsWith("250");
        }

        pings(job).body("items", hasSize(1)).body("items[0].body", containsString("no head at all"));
    }

    @Test
    void wrong_words_are_named() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"name": "wrong words", "every_sec": 60, "check": {"type": "heartbeat",
                         "mail": {"fail": [7], "success": [" "], "in": "head", "other": 1}}}""")
                .post("/api/v1/assertions")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/check/mail/fail/0", "/check/mail/success", "/check/mail/in", "/check/mail/other"));
    }

    private MimeMessage text(String to, String subject, String text) throws MessagingException {
        MimeMessage mail = mail(to, subject);
        mail.setText(text);
        return mail;
    }

    private MimeMessage mail(String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(door.port()));
        properties.put("mail.smtp.timeout", "20000");
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("Backup <backup@example.com>"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to + "@amiss.example"));
        mail.setSubject(subject, "utf-8");
        return mail;
    }

    private static String key(JsonPath job) {
        return job.getString("ping_key");
    }

    private static ValidatableResponse pings(JsonPath job) {
        return given().get("/api/v1/assertions/" + job.getLong("id") + "/pings")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    private static String state(JsonPath job) {
        return given().get("/api/v1/assertions/" + job.getLong("id")).jsonPath().getString("state");
    }

    private static JsonPath create(String name, String more) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "%s", "check": {"type": "heartbeat"%s}, "every_sec": 36000}""".formatted(name, more))
                .post("/api/v1/assertions")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
