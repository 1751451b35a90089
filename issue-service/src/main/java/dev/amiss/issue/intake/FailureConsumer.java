package dev.amiss.issue.intake;

import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.Headers;
import dev.amiss.model.Topics;
import dev.amiss.service.database.StorableText;
import dev.amiss.service.inbox.BookmarkedConsumers;
import dev.amiss.service.inbox.DeadLetters;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reports from {@link Topics#FAILURES}. */
@ApplicationScoped
class FailureConsumer {
    private static final int LONGEST_ID = 512;

    private final BookmarkedConsumers consumers;
    private final IntakeBatch batch;
    private final DeadLetters deadLetters;
    private final IntakeMeters meters;
    private final Traces traces;

    FailureConsumer(
            BookmarkedConsumers consumers,
            IntakeBatch batch,
            DeadLetters deadLetters,
            IntakeMeters meters,
            Traces traces) {
        this.consumers = consumers;
        this.batch = batch;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(Topics.FAILURES, this::apply);
    }

    private void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<IncomingReport> reports = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                reports.add(read(record, traces.received(handle, record).context()));
            } catch (UnreadableReportException e) {
                deadLetters.append(handle, record, String.valueOf(e.getMessage()));
            }
        }
        List<IntakeResult> results = batch.apply(handle, reports);
        handle.afterCommit(() -> meters.countResults(IntakeMeters.Way.KAFKA, results));
    }

    private static IncomingReport read(ConsumerRecord<byte[], byte[]> record, @Nullable String trace)
            throws UnreadableReportException {
        if (record.value() == null) {
            throw new UnreadableReportException("", "The record has no value.");
        }
        String scope = header(record, Headers.SCOPE);
        Origin origin = new Origin(
                scope == null ? IssueKey.OWN_SCOPE : scope,
                scope == null ? "anonymous" : scope,
                messageId(record),
                trace);
        return ReportReader.read(ReportReader.parse(record.value()), origin, null);
    }

    private static @Nullable MessageId messageId(ConsumerRecord<byte[], byte[]> record) {
        String id = header(record, Headers.CE_ID);
        String source = header(record, Headers.CE_SOURCE);
        return id == null || source == null ? null : new MessageId(source, id);
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            return null;
        }
        String text = StorableText.clean(new String(header.value(), StandardCharsets.UTF_8));
        return StorableText.cut(text, LONGEST_ID);
    }
}
