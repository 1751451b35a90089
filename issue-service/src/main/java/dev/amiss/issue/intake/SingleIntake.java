package dev.amiss.issue.intake;

import dev.amiss.model.ReportKind;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.problem.BodyLimit;
import dev.amiss.service.problem.Problems;
import dev.amiss.service.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Takes one report out of a request and answers when it is durable, on the event loop that it came in by. Thread-safe. */
@Singleton
public class SingleIntake {
    private final IntakeQueue queue;
    private final Vertx vertx;
    private final CurrentActor actor;
    private final Traces traces;

    SingleIntake(IntakeQueue queue, Vertx vertx, CurrentActor actor, Traces traces) {
        this.queue = queue;
        this.vertx = vertx;
        this.actor = actor;
        this.traces = traces;
    }

    /**
     * Takes a report.
     *
     * @param kind what kind it is, whatever it says; null reads it from the report
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400, 413 or 503 having written nothing
     */
    public Uni<Response> take(byte[] body, @Nullable ReportKind kind, @Nullable MessageId messageId) {
        if (body.length > BodyLimit.SINGLE) {
            throw Problems.tooLarge(BodyLimit.SINGLE);
        }
        IncomingReport report = read(body, kind, messageId);
        boolean mayRead = actor.mayRead();
        return submit(report)
                .map(result -> result.response(issue -> mayRead ? issue : ReporterAnswer.of(issue, report)));
    }

    /**
     * Puts a report in line and answers what it led to.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing
     */
    Uni<IntakeResult> submit(IncomingReport report) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .completionStage(queue.submit(report))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private IncomingReport read(byte[] body, @Nullable ReportKind kind, @Nullable MessageId messageId) {
        try {
            Origin origin = Origin.http(actor.name(), messageId, traces.current());
            return ReportReader.read(ReportReader.parse(body), origin, kind);
        } catch (UnreadableReportException e) {
            throw e.problem();
        }
    }
}
