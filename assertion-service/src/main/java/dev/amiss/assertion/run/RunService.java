package dev.amiss.assertion.run;

import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Runs that people ask for, and the results of all runs. */
@Singleton
public class RunService {
    private static final String ORDER = "results";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Jdbi jdbi;
    private final Duties duties;
    private final ResultStore results;

    RunService(Jdbi jdbi, Duties duties, ResultStore results) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.results = results;
    }

    /**
     * Asks for a run of one assertion at once.
     *
     * @return the number by which {@link #resultOf} finds the result
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is paused
     */
    public long demand(long assertionId) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> jdbi.withHandle(handle -> duties.demand(handle, assertionId)))
                .orElseThrow(() -> Problems.conflict("Assertion " + assertionId
                        + " is paused and cannot be run: enable it first, by PATCH {\"enabled\": true}."));
    }

    /** Asks for a run of all enabled assertions at once; answers how many these are. */
    public int demandAll() {
        return QuarkusTransaction.joiningExisting().call(() -> jdbi.withHandle(duties::demandAll));
    }

    /** The result of a run that was asked for; empty while it is under way. */
    public Optional<ResultView> resultOf(long assertionId, long demand) {
        return jdbi.withHandle(handle -> results.fulfilling(handle, assertionId, demand));
    }

    /** As {@link #resultOf}, waiting for it without blocking a thread. */
    public Uni<Optional<ResultView>> awaitResult(long assertionId, long demand, Duration most) {
        return Uni.createFrom()
                .item(() -> resultOf(assertionId, demand))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .repeat()
                .withDelay(LOOK_EVERY)
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .ifNoItem()
                .after(most)
                .recoverWithItem(Optional::empty);
    }

    /** The marks of the latest runs of each of these assertions, each list in the order of time. */
    public Map<Long, List<RunMark>> marks(Collection<Long> assertionIds, int most) {
        return jdbi.withHandle(handle -> results.marks(handle, assertionIds, most)).stream()
                .collect(Collectors.groupingBy(RunMark::assertionId));
    }

    /**
     * A page of results, the latest first.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the cursor is not of such a list
     */
    public Page<ResultView> results(long assertionId, int limit, @Nullable String cursor) {
        long before = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(Long.MAX_VALUE);
        List<ResultView> rows = jdbi.withHandle(handle -> results.page(handle, assertionId, before, limit + 1));
        return Page.of(rows, limit, last -> new Cursor(ORDER, Instant.EPOCH, last.id()).encode());
    }
}
