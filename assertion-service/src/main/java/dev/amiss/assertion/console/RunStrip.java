package dev.amiss.assertion.console;

import dev.amiss.assertion.run.RunMark;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The last runs of an assertion as a strip, one bar each, the latest at the right. */
@TemplateData
public record RunStrip(List<RunMark> runs) {
    static final int MOST = 50;

    private static final int STEP = 6;
    private static final int HEIGHT = 18;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public RunStrip {
        runs = List.copyOf(runs);
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** How long the latest run took; empty before the first. */
    public String lastTook() {
        return runs.isEmpty() ? "" : RunTimes.took(RunTimes.millis(runs.get(runs.size() - 1)));
    }

    /** The same in words. */
    public String summary() {
        Map<String, Long> counts =
                runs.stream().collect(Collectors.groupingBy(RunMark::outcome, TreeMap::new, Collectors.counting()));
        return "Last " + runs.size() + " runs: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** The picture; outcomes are words of ours, so nothing in it needs to be escaped. */
    public RawString svg() {
        StringBuilder svg = new StringBuilder(
                        "<svg class=\"strip\" role=\"img\" preserveAspectRatio=\"xMinYMid\" viewBox=\"0 0 ")
                .append(MOST * STEP)
                .append(' ')
                .append(HEIGHT)
                .append("\" aria-label=\"")
                .append(summary())
                .append("\">");
        int first = MOST - runs.size();
        for (int i = 0; i < runs.size(); i++) {
            RunMark run = runs.get(i);
            svg.append("<rect class=\"")
                    .append(run.outcome())
                    .append("\" x=\"")
                    .append((first + i) * STEP)
                    .append("\" y=\"0\" width=\"")
                    .append(STEP - 1)
                    .append("\" height=\"")
                    .append(HEIGHT)
                    .append("\"><title>")
                    .append(TIME.format(run.startedAt()))
                    .append(": ")
                    .append(run.outcome())
                    .append(", ")
                    .append(Duration.between(run.startedAt(), run.finishedAt()).toMillis())
                    .append(" ms</title></rect>");
        }
        return new RawString(svg.append("</svg>").toString());
    }
}
