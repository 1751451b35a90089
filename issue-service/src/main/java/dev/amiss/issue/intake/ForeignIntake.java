package dev.amiss.issue.intake;

import dev.amiss.service.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The way in for reports of foreign protocols: the same queue and transactions as for our own. Thread-safe. */
@Singleton
public class ForeignIntake {
    private final SingleIntake single;
    private final BulkIntake bulk;
    private final Traces traces;

    ForeignIntake(SingleIntake single, BulkIntake bulk, Traces traces) {
        this.single = single;
        this.bulk = bulk;
        this.traces = traces;
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
        return single.submit(read(report, actor));
    }

    /**
     * Takes all reports in order and answers what became of each, in the same order; blocks until all are durable.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 having written nothing when too many requests are at work
     */
    public List<Taken> takeAll(ForeignReports reports, String actor) {
        return bulk.take(place -> {
            ForeignReport report = reports.next();
            return report == null ? null : read(report, actor);
        });
    }

    private IncomingReport read(ForeignReport report, String actor) throws UnreadableReportException {
        Origin origin = new Origin(report.scope(), actor, report.messageId(), traces.current());
        return ReportReader.read(report.fields(), origin, report.kind());
    }
}
