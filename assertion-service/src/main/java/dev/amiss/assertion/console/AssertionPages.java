package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionView;
import dev.amiss.assertion.assertion.AssertionViews;
import dev.amiss.assertion.heartbeat.PingLog;
import dev.amiss.assertion.records.FailingRecords;
import dev.amiss.assertion.run.ResultView;
import dev.amiss.assertion.run.RunService;
import dev.amiss.service.page.Page;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of one assertion shows. Thread-safe. */
@Singleton
class AssertionPages {
    private static final int RESULTS = 20;
    private static final int PINGS = 20;
    private static final int RECORDS = 50;

    private final AssertionViews views;
    private final RunService runs;
    private final PingLog pings;
    private final FailingRecords records;

    AssertionPages(AssertionViews views, RunService runs, PingLog pings, FailingRecords records) {
        this.views = views;
        this.runs = runs;
        this.pings = pings;
        this.records = records;
    }

    /** Another text whenever the page may look otherwise. */
    String mark(long id) {
        return views.mark(id);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 */
    AssertionPage of(long id, URI base, @Nullable String cursor) {
        String mark = views.mark(id);
        AssertionView view = views.find(id, base).orElseThrow(() -> Problems.notFound("assertion", id));
        Page<ResultView> results = runs.results(id, RESULTS, cursor);
        List<FailingRecords.Placed> failing =
                view.failingRecords() == null ? List.of() : records.page(id, 0, RECORDS + 1);
        return new AssertionPage(
                view,
                mark,
                new RunStrip(runs.marks(List.of(id), RunStrip.MOST).getOrDefault(id, List.of())),
                results.items(),
                cursor != null,
                results.nextCursor() == null ? null : "/assertions/" + id + "?cursor=" + results.nextCursor(),
                view.pingUrl() == null ? List.of() : pings.page(id, Long.MAX_VALUE, PINGS),
                failing.stream().limit(RECORDS).map(FailingRecords.Placed::view).toList(),
                failing.size() > RECORDS);
    }
}
