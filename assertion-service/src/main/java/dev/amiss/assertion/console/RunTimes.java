package dev.amiss.assertion.console;

import dev.amiss.assertion.run.RunMark;
import dev.amiss.service.console.Times;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long the last runs took, as a chart with a bar each, the latest at the right. */
@TemplateData
public record RunTimes(List<RunMark> runs) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 60;
    private static final int SLOT = WIDTH / RunStrip.MOST;

    public RunTimes {
        runs = List.copyOf(runs);
    }

    /** The same in words. */
    public String summary() {
        if (runs.isEmpty()) {
            return "";
        }
        List<Long> sorted = runs.stream().map(RunTimes::millis).sorted().toList();
        return "Runs take " + took(sorted.get(sorted.size() / 2)) + ", the longest of the last " + sorted.size()
                + " took " + took(sorted.get(sorted.size() - 1));
    }

    /** The picture; outcomes are words of ours, so nothing in it needs to be escaped. */
    public RawString svg() {
        long most = Math.max(1, runs.stream().mapToLong(RunTimes::millis).max().orElse(1));
        StringBuilder html = new StringBuilder("<div class=\"scale\">")
                .append(took(most))
                .append("</div><svg class=\"chart\" role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" aria-label=\"")
                .append(summary())
                .append("\">");
        int first = RunStrip.MOST - runs.size();
        for (int i = 0; i < runs.size(); i++) {
            bar(html, runs.get(i), (first + i) * SLOT, most);
        }
        return new RawString(html.append("</svg>").toString());
    }

    private static void bar(StringBuilder svg, RunMark run, int left, long most) {
        double height = Math.max(1.5, HEIGHT * (double) millis(run) / most);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar-value %s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"><title>%s</title></rect>",
                run.outcome(),
                left + 1,
                HEIGHT - height,
                SLOT - 2,
                height,
                took(millis(run))));
    }

    static long millis(RunMark run) {
        return Duration.between(run.startedAt(), run.finishedAt()).toMillis();
    }

    /** {@code 12 ms}, {@code 1.5 s}, {@code 3 min}. */
    static String took(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1_000.0)
                : Times.span(Duration.ofMillis(millis));
    }
}
