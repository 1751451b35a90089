package dev.amiss.issue.intake;

import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way in for reports of foreign protocols: the same queue and transactions as for our own, and the same
 * {@code Idempotency-Key} for those that have no id of their own. Thread-safe, and called while a request is answered.
 */
@Singleton
public class ForeignIntake {
    private final SingleIntake single;
    private final BulkIntake bulk;
    private final Traces traces;
    private final HttpServerRequest request;

    ForeignIntake(SingleIntake single, BulkIntake bulk, Traces traces, HttpServerRequest request) {
        this.single = single;
        this.bulk = bulk;
        this.traces = traces;
        this.request = request;
    }

    /**
     * Takes one report; never blocks.
     *
     * @param actor who reports it, as histories name them
     * @return completes when the report is durable
     * @throws UnreadableReportException when it has no name
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing when too many wait
     */
    public Uni<IntakeResult> take(ForeignReport report, String actor) throws UnreadableReportException {
        return single.submit(read(report, actor, key(actor)));
    }

    /**
     * Takes all reports in order and answers what became of each, in the same order; blocks until all are durable.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing when too many requests are at work
     */
    public List<Taken> takeAll(ForeignReports reports, String actor) {
        MessageId key = key(actor);
        return bulk.take(place -> {
            ForeignReport report = reports.next();
            return report == null ? null : read(report, actor, IdempotencyKey.at(key, place));
        });
    }

    private @Nullable MessageId key(String actor) {
        return IdempotencyKey.of(
                request.getHeader(IdempotencyKey.HEADER), Objects.requireNonNullElse(request.path(), "/"), actor);
    }

    private IncomingReport read(ForeignReport report, String actor, @Nullable MessageId key)
            throws UnreadableReportException {
        MessageId id = report.messageId() == null ? key : report.messageId();
        Origin origin = new Origin(report.scope(), actor, id, traces.current());
        return ReportReader.read(report.fields(), origin, report.kind());
    }
}
