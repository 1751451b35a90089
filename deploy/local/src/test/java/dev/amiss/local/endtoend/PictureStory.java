package dev.amiss.local.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A night at an imaginary shop, for pictures of the pages: told through the API, then moved into the past. */
final class PictureStory {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningAmiss amiss;

    PictureStory(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    /** Tells it, and returns the issue that the pictures show. */
    String tell() throws SQLException {
        responders();
        assertions();
        JsonNode payments = issues();
        silences(payments);
        await().atMost(SOON).until(() -> amiss.issues().history(payments).contains("action_succeeded"));
        await().atMost(SOON)
                .until(() -> amiss.assertions()
                                .look("/api/v1/assertions?state=failing")
                                .path("items")
                                .size()
                        >= 2);
        await().atMost(SOON)
                .until(() -> amiss.assertions()
                        .all("/api/v1/assertions?name=checkout%20answers")
                        .get(0)
                        .path("state")
                        .asText()
                        .equals("passing"));
        await().pollDelay(Duration.ofSeconds(45)).atMost(SOON).until(() -> true);
        moveIntoThePast();
        return payments.path("id").asText();
    }

    private void responders() {
        Api responders = amiss.responders();
        responders.expect(201, "POST", "/api/v1/responders", """
                {"name": "mail the payments team", "description": "At once, while somebody is awake.",
                 "watch_pattern": "payments.*", "actions": [
                  {"target_function": "issue.actions.email", "function_kwargs": {
                    "subject": "{issue.severity}: {issue.name}", "recipients": "payments@shop.example.com"}},
                  {"target_function": "issue.actions.log", "function_kwargs": {}, "delay_sec": 900}]}""");
        responders.expect(201, "POST", "/api/v1/responders", """
                {"name": "call who is on duty", "description": "What is critical and lasts half an hour.",
                 "watch_pattern": ".*", "severity": "critical", "actions": [
                  {"target_function": "issue.actions.webhook", "function_kwargs": {
                    "url": "http://127.0.0.1:9/on-duty"}, "delay_sec": 1800}]}""");
        responders.expect(201, "POST", "/api/v1/responders", """
                {"name": "tell the data team", "watch_pattern": "import .*", "actions": [
                  {"target_function": "issue.actions.webhook", "function_kwargs": {
                    "url": "http://127.0.0.1:9/hooks/data"}}]}""");
        responders.expect(201, "POST", "/api/v1/responders", """
                {"name": "remind of the picture", "watch_pattern": "every user has a picture", "actions": [
                  {"target_function": "issue.actions.email", "function_kwargs": {
                    "subject": "Your profile picture", "recipients": "user-{issue.record.id}@shop.example.com"},
                   "delay_sec": 7200}]}""");
    }

    private void assertions() throws SQLException {
        try (Connection connection = amiss.connect("amiss_demo");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS app_user (
                        id bigint PRIMARY KEY, name text NOT NULL, joined_at timestamptz NOT NULL, picture text)""");
            statement.execute("""
                    INSERT INTO app_user SELECT i, 'user ' || i, now() - interval '9 days',
                        CASE WHEN i IN (42, 108, 977) THEN NULL ELSE 'picture.png' END
                    FROM generate_series(1, 1200) i ON CONFLICT DO NOTHING""");
        }
        Api assertions = amiss.assertions();
        assertions.expect(
                201, "POST", "/api/v1/assertions", """
                {"name": "checkout answers", "every_sec": 1, "owner": "payments",
                 "check": {"type": "http", "url": "%s/q/health/live", "passes": "status == 200"}}""".formatted(amiss.issues().base()));
        assertions.expect(201, "POST", "/api/v1/assertions", """
                {"name": "database port is open", "every_sec": 2,
                 "check": {"type": "tcp", "host": "127.0.0.1", "port": %s}}""".formatted(amiss.variable("AMISS_POSTGRES_PORT")));
        assertions.expect(201, "POST", "/api/v1/assertions", """
                {"name": "every user has a picture", "every_sec": 5, "severity": "info", "check": {
                  "type": "model", "datasource": "demo", "record_type": "user", "key": "id",
                  "records": "SELECT id, name, joined_at, picture FROM app_user",
                  "passes": "record.picture != null || now - record.joined_at < duration('120h')"}}""");
        JsonNode backup = assertions.expect(201, "POST", "/api/v1/assertions", """
                {"name": "nightly backup ran", "every_sec": 8, "severity": "error", "owner": "operations",
                 "runbook_url": "https://wiki.shop.example.com/backup", "labels": {"team": "operations"},
                 "check": {"type": "heartbeat", "grace_sec": 1}}""");
        String ping = backup.path("ping_url").asText().replaceFirst("^https?://[^/]+", "");
        assertions.get(ping);
        assertions.expect(201, "POST", "/api/v1/assertions", """
                {"name": "queues drain", "every_sec": 3, "check": {"type": "prometheus",
                  "url": "http://127.0.0.1:9", "query": "queue_length", "fails_when": "> 1000"}}""");
    }

    private JsonNode issues() {
        Api issues = amiss.issues();
        JsonNode payments = issues.expect(201, "POST", "/api/v1/issues", gateway(1, "edge-1"));
        for (int i = 2; i <= 37; i++) {
            issues.expect(200, "POST", "/api/v1/issues", gateway(i, "core-7"));
        }
        issues.expect(200, "PATCH", "/api/v1/issues/" + payments.path("id"), """
                {"comment": "The provider knows of it; they say an hour."}""");
        issues.expect(201, "POST", "/api/v1/issues", """
                {"name": "import of orders failed", "severity": "error", "source": "importer",
                 "record": {"type": "file", "id": "orders-2026-11-24.csv"},
                 "details": {"line": 4211, "message": "amount is no number: 12,50"}}""");
        issues.status(issues.expect(201, "POST", "/api/v1/issues", """
                        {"name": "certificate of shop.example.com ends in 6 days", "severity": "warning",
                         "source": "certbot"}"""), "acknowledged");
        issues.expect(201, "POST", "/api/v1/issues", """
                {"name": "mail queue grows", "severity": "warning", "source": "mail-out", "details": {"waiting": 5120}}""");
        issues.status(issues.expect(201, "POST", "/api/v1/issues", """
                        {"name": "script error in an old browser", "severity": "info", "source": "web"}"""), "wont_fix");
        issues.status(issues.expect(201, "POST", "/api/v1/issues", """
                        {"name": "search index is behind", "severity": "error", "source": "search"}"""), "resolved");
        return payments;
    }

    private static String gateway(int tried, String hop) {
        return """
                {"name": "payments gateway answers too slowly", "severity": "critical", "source": "checkout",
                 "url": "https://shop.example.com/checkout/health?region=south",
                 "labels": {"team": "payments", "region": "south"},
                 "details": {"tried": %d, "message": "no answer after 5000 ms: gateway.south.example.com:443",
                   "response": {"status": 504, "hops": ["edge-1", "%s"]}, "retry": true}}""".formatted(tried, hop);
    }

    private void silences(JsonNode payments) {
        amiss.responders().expect(201, "POST", "/api/v1/silences", """
                {"watch_pattern": "mail queue.*", "comment": "The mail server moves tonight",
                 "ends_at": "%s"}""".formatted(in(Duration.ofHours(5))));
        amiss.responders()
                .expect(201, "POST", "/api/v1/silences", """
                {"watch_pattern": "search.*", "comment": "Index is rebuilt on Sundays",
                 "starts_at": "%s", "ends_at": "%s"}""".formatted(in(Duration.ofDays(5)), in(Duration.ofDays(6))));
    }

    private static Instant in(Duration time) {
        return Clock.systemUTC().instant().plus(time);
    }

    /** Reports come in over two days, and issues are of different ages. */
    private void moveIntoThePast() throws SQLException {
        try (Connection connection = amiss.connect("amiss_issue");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    UPDATE issue SET opened_at = opened_at - shift, opening_at = opening_at - shift FROM (VALUES
                        ('payments gateway answers too slowly', interval '5 hours'),
                        ('import of orders failed', interval '22 hours'),
                        ('certificate of shop.example.com ends in 6 days', interval '8 days'),
                        ('mail queue grows', interval '40 minutes'),
                        ('every user has a picture', interval '3 days'),
                        ('script error in an old browser', interval '60 days')) AS moved (name, shift)
                    WHERE issue.name = moved.name""");
            statement.execute("""
                    INSERT INTO occurrence_hour (issue_id, hour, count)
                    SELECT id, date_trunc('hour', now()) - n * interval '1 hour', (3 + 17 * n) % 13 + 12 / (n + 1)
                    FROM issue, generate_series(1, 5) n WHERE name = 'payments gateway answers too slowly'
                    UNION ALL
                    SELECT id, date_trunc('hour', now()) - n * interval '1 hour', 1 + (n * 7) % 5
                    FROM issue, generate_series(6, 23) n WHERE name = 'import of orders failed'
                    ON CONFLICT DO NOTHING""");
            statement.execute("""
                    UPDATE issue_activity SET occurrences = (
                        SELECT sum(count) FROM occurrence_hour o WHERE o.issue_id = issue_activity.issue_id)""");
            statement.execute("""
                    UPDATE history SET at = at - interval '5 hours' WHERE kind IN ('created', 'action_succeeded')
                        AND issue_id IN (SELECT id FROM issue WHERE name LIKE 'payments%')""");
        }
    }
}
