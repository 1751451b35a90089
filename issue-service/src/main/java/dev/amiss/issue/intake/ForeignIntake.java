package dev.amiss.issue.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The way in for reports of foreign protocols: the same queue and transactions as for our own. Thread-safe. */
@Singleton
public class ForeignIntake {
    private final SingleIntake single;
    private final BulkIntake bulk;

    ForeignIntake(SingleIntake single, BulkIntake bulk) {
        this.single = single;
        this.bulk = bulk;
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

    private static IncomingReport read(ForeignReport report, String actor) throws UnreadableReportException {
        return ReportReader.read(report.fields(), new Origin(report.scope(), actor, report.messageId()), report.kind());
    }
}
