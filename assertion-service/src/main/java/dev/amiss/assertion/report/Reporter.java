package dev.amiss.assertion.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Headers;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Report;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import dev.amiss.model.Topics;
import dev.amiss.service.outbox.Outbox;
import dev.amiss.service.outbox.OutboxMessage;
import dev.amiss.service.trace.Step;
import dev.amiss.service.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reports what one run of one assertion found. Whoever calls it holds the assertion's duty, so that order is kept. */
public final class Reporter {
    private final Outbox outbox;
    private final Traces traces;
    private final Subject subject;
    private final Instant at;

    Reporter(Outbox outbox, Traces traces, Subject subject, Instant at) {
        this.outbox = outbox;
        this.traces = traces;
        this.subject = subject;
        this.at = at;
    }

    /**
     * One thing to report.
     *
     * @param record null for the assertion as a whole
     * @param details a JSON object; null when there is nothing to say
     * @param labels beside those of the assertion
     * @param severity null for that of the assertion
     */
    public record Item(
            ReportKind kind,
            @Nullable RecordRef record,
            @Nullable JsonNode details,
            Map<String, String> labels,
            @Nullable Severity severity) {
        public Item(ReportKind kind, @Nullable RecordRef record, @Nullable JsonNode details) {
            this(kind, record, details, Map.of(), null);
        }

        public Item withLabels(Map<String, String> others) {
            return new Item(kind, record, details, others, severity);
        }

        public Item withSeverity(@Nullable Severity other) {
            return new Item(kind, record, details, labels, other);
        }

        private Map<String, String> labels(Subject subject) {
            if (labels.isEmpty()) {
                return subject.allLabels();
            }
            Map<String, String> all = new LinkedHashMap<>(labels);
            all.putAll(subject.allLabels());
            return all;
        }
    }

    /** Adds reports to the outbox in the caller's transaction; a few thousand at most. */
    public void append(Handle handle, List<Item> items) {
        outbox.append(handle, items.stream().map(this::message).toList());
    }

    private OutboxMessage message(Item item) {
        IssueKey key = new IssueKey(subject.assertionId(), item.record());
        String scope = key.scope();
        boolean failure = item.kind() == ReportKind.FAILURE;
        Report report = new Report(
                item.kind(),
                subject.name(),
                failure ? subject.withHelp(item.details()) : item.details(),
                failure ? item.severity() == null ? subject.severity() : item.severity() : null,
                failure ? item.labels(subject) : null,
                scope,
                failure ? subject.runbookUrl() : null,
                key.record(),
                null,
                at,
                null);
        String type = "dev.amiss.report." + item.kind().wire();
        OutboxMessage message = OutboxMessage.event(
                        Topics.FAILURES, hash(key), UUID.randomUUID().toString(), type, scope, at, report)
                .with(Headers.SCOPE, scope);
        try (Step step = traces.begin("report " + item.kind().wire(), Step.Kind.INTERNAL, traces.current())
                .with("amiss.assertion.id", subject.assertionId())) {
            return message.following(step.context());
        }
    }

    /** Keeps what concerns one issue in order, and spreads issues over the partitions. */
    private static String hash(IssueKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
