package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionView;
import dev.amiss.assertion.assertion.AssertionViews;
import dev.amiss.assertion.run.RunMark;
import dev.amiss.assertion.run.RunService;
import dev.amiss.assertion.run.State;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows of lists, with the last runs of each. Thread-safe. */
@Singleton
class AssertionLines {
    private static final String ORDER = "assertion-lines";
    private static final URI ANYWHERE = URI.create("/");

    private final AssertionViews views;
    private final RunService runs;

    AssertionLines(AssertionViews views, RunService runs) {
        this.views = views;
        this.runs = runs;
    }

    /** @param state null for any */
    Page<AssertionLine> page(@Nullable String state, int most, @Nullable String cursor) {
        long after = Cursor.decode(cursor, ORDER).map(Cursor::id).orElse(0L);
        List<AssertionView> found = views.page(new AssertionViews.Filter(state, null), after, most + 1, ANYWHERE);
        Map<Long, List<RunMark>> marks =
                runs.marks(found.stream().map(AssertionView::id).toList(), RunStrip.MOST);
        return Page.of(found, most, last -> new Cursor(ORDER, Instant.EPOCH, last.id()).encode())
                .map(view -> AssertionLine.of(view, new RunStrip(marks.getOrDefault(view.id(), List.of()))));
    }

    /** Another text whenever a list may look otherwise. */
    String mark() {
        return views.mark();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such state */
    AssertionsView view(@Nullable String state, @Nullable String limit, @Nullable String cursor) {
        String wanted = state == null ? "" : state;
        if (!wanted.isEmpty() && State.ofWire(wanted).isEmpty()) {
            throw Problems.invalidParameter("state", "must be one of " + String.join(", ", State.words()));
        }
        String mark = views.mark();
        Page<AssertionLine> found = page(wanted.isEmpty() ? null : wanted, PageLimit.of(limit), cursor);
        String here = wanted.isEmpty() ? "/assertions?" : "/assertions?state=" + wanted + "&";
        return new AssertionsView(
                found.items(),
                wanted,
                mark,
                found.nextCursor() == null ? null : here + "cursor=" + found.nextCursor(),
                cursor == null ? null : here.substring(0, here.length() - 1));
    }
}
