package dev.amiss.bench.large;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists of a million issues: every filter and sort, first and deep pages, against one issue by its id. */
public final class Lists implements Measure {
    private static final int ISSUES = 1_000_000;
    private static final int PAGE = 50;
    private static final String PATH = "/api/v1/issues";
    private static final String SEQUENTIAL_SCANS =
            "SELECT sum(seq_scan) FROM pg_stat_user_tables WHERE relname IN ('issue', 'issue_activity')";

    private static final List<String> PLAIN = List.of(
            "",
            "?sort=opened_at",
            "?sort=-last_seen_at",
            "?status=open",
            "?status=acknowledged&status=wont_fix",
            "?status=resolved",
            "?name=payments+component+100+node+0+is+down",
            "?severity=critical",
            "?record_type=account",
            "?record_type=account&record_id=4200",
            "?record_id=4200",
            "?source=source-7",
            "?opened_after=2020-01-01T00:00:00Z",
            "?opened_before=2100-01-01T00:00:00Z");

    private static final List<String> DEMANDING = List.of(
            "?q=payments",
            "?q=ompone",
            "?q=component+4711",
            "?q=nothing+has+this",
            "?label=team:team-7",
            "?label=team:team-7&label=zone:z1",
            "?status=open&severity=critical",
            "?status=open&severity=critical&source=source-7&sort=-last_seen_at",
            "?label=team:team-7&status=open&sort=-last_seen_at",
            "?source=source-7&sort=-last_seen_at",
            "?source=of+nobody&sort=-last_seen_at",
            "?q=payments&label=zone:z1&status=acknowledged");

    private static final Question FILTERS =
            new Question("lists, first page, slowest plain filter / look-up by id", "ms", Goal.ratioAtMost(3));
    private static final Question SEARCHES =
            new Question("lists, first page, slowest of q, label, combinations / look-up", "ms", Goal.ratioAtMost(10));
    private static final Question DEEP = new Question("lists, page 10,000 / first page", "ms", Goal.ratioAtMost(1.3));
    private static final Question SCANS = new Question("lists, sequential scans", "scans", Goal.atMost(0));

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Question> questions() {
        return List.of(FILTERS, SEARCHES, DEEP, SCANS);
    }

    @Override
    public void run(Bench bench) throws Exception {
        RunningAmiss amiss = bench.amiss();
        ManyIssues.provide(amiss, bench.settings().size(ISSUES));
        long anId = Sql.number(amiss, ManyIssues.DATABASE, "SELECT max(id) - 1000 FROM issue");
        long before = Sql.number(amiss, ManyIssues.DATABASE, SEQUENTIAL_SCANS);
        String lookUp = PATH + "/" + anId;
        slowest(bench, FILTERS, PLAIN, lookUp);
        slowest(bench, SEARCHES, DEMANDING, lookUp);
        deep(bench);
        Sql.execute(amiss, ManyIssues.DATABASE, "SELECT pg_stat_force_next_flush()");
        long after = Sql.number(amiss, ManyIssues.DATABASE, SEQUENTIAL_SCANS);
        bench.answer(SCANS, after - before, Double.NaN, null);
    }

    private static void slowest(Bench bench, Question question, List<String> filters, String lookUp) throws Exception {
        double ours = 0;
        double reference = 1;
        List<String> all = new ArrayList<>();
        for (String filter : filters) {
            double[] medians = Rounds.medians(
                    bench.settings().quick() ? 1 : 3, () -> millis(bench, PATH + filter), () -> millis(bench, lookUp));
            all.add(String.format(
                    Locale.ROOT, "%s %.1fx", filter.isEmpty() ? "none" : filter, medians[0] / medians[1]));
            if (medians[0] / medians[1] > ours / reference) {
                ours = medians[0];
                reference = medians[1];
            }
        }
        bench.answer(question, ours, reference, String.join("; ", all));
    }

    private static void deep(Bench bench) throws Exception {
        int pages = bench.settings().size(10_000);
        @Nullable String cursor = null;
        for (int skipped = 0; skipped < pages * PAGE; skipped += 500) {
            JsonNode page = Json.get(bench.amiss().issueUrl() + PATH + "?limit=500" + cursor(cursor));
            cursor = page.path("next_cursor").asText();
        }
        String deepPage = PATH + "?limit=" + PAGE + cursor(cursor);
        double[] medians =
                Rounds.medians(5, () -> millis(bench, deepPage), () -> millis(bench, PATH + "?limit=" + PAGE));
        bench.answer(DEEP, medians[0], medians[1], "page %,d".formatted(pages));
    }

    private static String cursor(@Nullable String cursor) {
        return cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    /** The median answer of one client that asks again and again. */
    private static double millis(Bench bench, String path) throws Exception {
        return bench.http()
                .closed(1, 0.2, RequestSource.get(bench.amiss().issueUrl(), () -> path))
                .millis(50);
    }
}
