package dev.amiss.assertion.run;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.assertion.report.Reporter;
import dev.amiss.assertion.report.Reports;
import dev.amiss.assertion.run.Duty.Plan;
import dev.amiss.assertion.run.DutyStore.Claim;
import dev.amiss.model.RecordRef;
import dev.amiss.model.ReportKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reports that everything recovered which an assertion reported, since it is removed or checks something else now. In
 * steps, each a transaction, so that it goes on where it stopped.
 */
@Singleton
class RecoverIssues {
    private static final int STEP = 2_000;

    private enum Step {
        LOST,
        MORE,
        DONE
    }

    private final Jdbi jdbi;
    private final DutyStore duties;
    private final Reports reports;
    private final Clock clock;

    RecoverIssues(Jdbi jdbi, DutyStore duties, Reports reports, Clock clock) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.reports = reports;
        this.clock = clock;
    }

    /** Recovers all and ends with what the plan says; false when the claim was lost meanwhile. */
    boolean recover(Duty duty) {
        Step step;
        do {
            step = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(handle -> step(handle, duty)));
        } while (step == Step.MORE);
        return step == Step.DONE;
    }

    private Step step(Handle handle, Duty duty) {
        if (!duties.lock(handle, new Claim(duty.id(), duty.claim()))) {
            return Step.LOST;
        }
        Reporter reporter = reports.of(duty.subject(), clock.instant());
        List<RecordRef> reported = deleteSome(handle, duty.id());
        reporter.append(
                handle,
                reported.stream()
                        .map(record -> new Reporter.Item(ReportKind.RECOVERY, record, null))
                        .toList());
        if (hasMore(handle, duty.id())) {
            return Step.MORE;
        }
        if (duty.memory().wholeReported()) {
            reporter.append(handle, List.of(new Reporter.Item(ReportKind.RECOVERY, null, null)));
        }
        end(handle, duty);
        return Step.DONE;
    }

    /** By where they are: joined by their keys they are sought all over again for each, when PostgreSQL expects few. */
    private static List<RecordRef> deleteSome(Handle handle, long assertionId) {
        return handle.createQuery("""
                        WITH gone AS (
                            DELETE FROM failing_record WHERE assertion_id = :id AND ctid = ANY(ARRAY(
                                SELECT ctid FROM failing_record WHERE assertion_id = :id LIMIT :step))
                            RETURNING record_type, record_id, reported),
                        calmed AS (
                            DELETE FROM restless_record WHERE assertion_id = :id AND ctid = ANY(ARRAY(
                                SELECT ctid FROM restless_record WHERE assertion_id = :id LIMIT :step))
                            RETURNING record_type, record_id, flapping)
                        SELECT record_type, record_id FROM gone WHERE reported
                        UNION SELECT record_type, record_id FROM calmed WHERE flapping""")
                .addCustomizer(FEW_OF_MANY)
                .bind("id", assertionId)
                .bind("step", STEP)
                .map((row, context) -> new RecordRef(row.getString("record_type"), row.getString("record_id")))
                .list();
    }

    private static boolean hasMore(Handle handle, long assertionId) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM failing_record WHERE assertion_id = :id)"
                        + " OR EXISTS (SELECT FROM restless_record WHERE assertion_id = :id)")
                .bind("id", assertionId)
                .mapTo(Boolean.class)
                .one();
    }

    private static void end(Handle handle, Duty duty) {
        if (duty.plan() == Plan.REMOVE) {
            handle.createUpdate("DELETE FROM assertion WHERE id = :id")
                    .bind("id", duty.id())
                    .execute();
            return;
        }
        handle.createUpdate("""
                        UPDATE duty SET must_recover = false, standing = 'pending', could_run = true, fails_in_row = 0,
                            passes_in_row = 0, reason = NULL, failing_records = NULL, erring_records = NULL,
                            changes = '{}', flapping = false, whole_reported = false, untold_since = NULL,
                            withheld = false, calm_since = NULL
                        WHERE assertion_id = :id""").bind("id", duty.id()).execute();
        if (duty.plan() == Plan.RECOVER) {
            handle.createUpdate("UPDATE duty SET due_at = NULL, lease_until = NULL WHERE assertion_id = :id")
                    .bind("id", duty.id())
                    .execute();
        }
    }
}
