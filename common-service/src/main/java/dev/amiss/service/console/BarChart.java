package dev.amiss.service.console;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
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
    private static final int HEIGHT = 84;
    private static final int FOOT = 16;
    private static final int HEAD = 12;
    private static final int LABELS = 4;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
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

    /** The picture. */
    public RawString svg() {
        StringBuilder svg = new StringBuilder("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" aria-label=\"")
                .append(JsonHtml.escape(summary()))
                .append("\">");
        double slot = (double) WIDTH / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            bar(svg, i, slot);
        }
        int base = HEIGHT - FOOT;
        svg.append("<line class=\"axis\" x1=\"0\" x2=\"" + WIDTH + "\" y1=\"" + base + "\" y2=\"" + base + "\"/>");
        svg.append("<text x=\"0\" y=\"9\">").append(most()).append("</text>");
        labels(svg, slot);
        return new RawString(svg.append("</svg>").toString());
    }

    private void bar(StringBuilder svg, int index, double slot) {
        long count = counts.get(index);
        if (count == 0) {
            return;
        }
        double height = Math.max(2, (HEIGHT - FOOT - HEAD) * (double) count / most());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar-value\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                        + "<title>%s UTC: %d %s</title></rect>",
                index * slot + slot * 0.1,
                HEIGHT - FOOT - height,
                Math.max(1, slot * 0.8),
                height,
                DAY.format(start.plus(step.multipliedBy(index))),
                count,
                JsonHtml.escape(what)));
    }

    private void labels(StringBuilder svg, double slot) {
        DateTimeFormatter format = step.multipliedBy(counts.size()).compareTo(Duration.ofHours(30)) > 0 ? DAY : HOUR;
        for (int label = 0; label < LABELS; label++) {
            int index = label * counts.size() / LABELS;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    index * slot,
                    HEIGHT - 3,
                    format.format(start.plus(step.multipliedBy(index)))));
        }
        svg.append("<text x=\"" + WIDTH + "\" y=\"" + (HEIGHT - 3) + "\" text-anchor=\"end\">UTC</text>");
    }
}
