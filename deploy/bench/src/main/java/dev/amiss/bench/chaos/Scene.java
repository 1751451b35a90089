package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.embedded.FreePorts;
import java.util.List;
import java.util.Map;

/** An Amiss with two replicas of what can have them, and the servers that it reaches over lines that can be broken. */
final class Scene implements AutoCloseable {
    static final int REPLICAS = 2;
    /** What the responders watch; each begins so. */
    static final List<String> NAMES = List.of("http-", "once-", "kafka-", "probe-", "flood-");

    private final WebhookTarget webhooks = new WebhookTarget();
    private final MailTarget mails = new MailTarget();
    private final Line webhookLine = new Line(FreePorts.one(), webhooks.port());
    private final Line mailLine = new Line(FreePorts.one(), mails.port());
    private final RunningAmiss amiss = RunningAmiss.start(Map.of(
            "AMISS_ISSUE_REPLICAS", String.valueOf(REPLICAS),
            "AMISS_RESPONDER_REPLICAS", String.valueOf(REPLICAS),
            "AMISS_RETRY_WAITS", "1,2,4,8",
            "AMISS_SMTP_HOST", "127.0.0.1",
            "AMISS_SMTP_PORT", String.valueOf(mailLine.port())));

    RunningAmiss amiss() {
        return amiss;
    }

    WebhookTarget webhooks() {
        return webhooks;
    }

    MailTarget mails() {
        return mails;
    }

    Line webhookLine() {
        return webhookLine;
    }

    Line mailLine() {
        return mailLine;
    }

    List<String> issueUrls() {
        return List.of(amiss.issueUrl(1), amiss.issueUrl(REPLICAS));
    }

    /** The responders; what each does is what the checker expects of it. */
    void createResponders() {
        String watch = String.join("|", NAMES);
        String hook = "http://127.0.0.1:" + webhookLine.port();
        responder("""
                {"name": "begin", "watch_pattern": "%s", "actions": [{"id": "hook", "target_function":
                 "issue.actions.webhook", "function_kwargs": {"url": "%s/begin"}, "cancel_on": []}]}""".formatted(watch, hook));
        responder("""
                {"name": "late", "watch_pattern": "%s", "actions": [{"id": "late", "target_function":
                 "issue.actions.webhook", "function_kwargs": {"url": "%s/late"}, "delay_sec": 4}]}""".formatted(watch, hook));
        responder("""
                {"name": "mail", "watch_pattern": "once-", "actions": [{"id": "mail", "target_function":
                 "issue.actions.email", "delay_sec": 1, "cancel_on": [], "function_kwargs": {
                 "subject": "chaos {issue.id}/{issue.opening}", "recipients": "chaos@example.com",
                 "message_txt": "{issue.name}"}}]}""");
        responder("""
                {"name": "end", "watch_pattern": "%s", "actions": [{"id": "end", "on": "resolved", "target_function":
                 "issue.actions.webhook", "function_kwargs": {"url": "%s/end"}}]}""".formatted(watch, hook));
    }

    private void responder(String body) {
        Json.post(amiss.responderUrl() + "/api/v1/responders", body);
    }

    @Override
    public void close() {
        amiss.close();
        webhookLine.close();
        mailLine.close();
        webhooks.close();
        mails.close();
    }
}
