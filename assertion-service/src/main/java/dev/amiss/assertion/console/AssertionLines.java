package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionView;
import dev.amiss.assertion.assertion.AssertionViews;
import dev.amiss.assertion.run.RunMark;
import dev.amiss.assertion.run.RunService;
import dev.amiss.service.page.Cursor;
import dev.amiss.service.page.Page;
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
}
