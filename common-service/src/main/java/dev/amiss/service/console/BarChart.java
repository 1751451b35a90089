package dev.amiss.service.console;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Counts over time as a small chart, drawn here as SVG without a line of style or script. The text says the same to those
 * who do not see it.
 *
 * @param what what is counted, such as {@code reports}
 * @param start when the first bar begins
 * @param step how long each bar is
 * @param counts one a bar
 */
@TemplateData
public record BarChart(String what, Instant start, Duration step, List<Long> counts) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 60;
    private static final int LABELS = 4;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public BarChart {
        counts = List.copyOf(counts);
    }

    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    public long most() {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** What the chart shows, in a sentence. */
    public String summary() {
        return total() + " " + what + " since " + DAY.format(start) + " UTC, at most " + most() + " per "
                + Times.span(step).replaceFirst("^1 ", "");
    }

    /** The picture with times in UTC. */
    public RawString svg() {
        return svg(ZoneOffset.UTC);
    }

    /** The picture with times in this zone, and the exact ones in UTC on hover. Its words keep their size in any width. */
    public RawString svg(ZoneId zone) {
        StringBuilder html = new StringBuilder("<div class=\"scale\">")
                .append(most())
                .append("</div><svg class=\"chart\" role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" aria-label=\"")
                .append(JsonHtml.escape(summary()))
                .append("\">");
        double slot = (double) WIDTH / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            bar(html, i, slot);
        }
        html.append("</svg><div class=\"scale from-to\" aria-hidden=\"true\">");
        labels(html, zone);
        return new RawString(html.append("</div>").toString());
    }

    private void bar(StringBuilder svg, int index, double slot) {
        long count = counts.get(index);
        if (count == 0) {
            return;
        }
        double height = Math.max(2, HEIGHT * (double) count / most());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar-value\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                        + "<title>%s UTC: %d %s</title></rect>",
                index * slot + slot * 0.1,
                HEIGHT - height,
                Math.max(1, slot * 0.8),
                height,
                DAY.format(start.plus(step.multipliedBy(index))),
                count,
                JsonHtml.escape(what)));
    }

    private void labels(StringBuilder html, ZoneId zone) {
        DateTimeFormatter format = step.multipliedBy(counts.size()).compareTo(Duration.ofHours(30)) > 0 ? DAY : HOUR;
        DateTimeFormatter local = format.withZone(zone);
        for (int label = 0; label < LABELS; label++) {
            int index = label * counts.size() / LABELS;
            html.append("<span>")
                    .append(local.format(start.plus(step.multipliedBy(index))))
                    .append("</span>");
        }
        html.append("<span>now")
                .append(zone.equals(ZoneOffset.UTC) ? " (UTC)" : "")
                .append("</span>");
    }
}
