package dev.amiss.issue.stream;

import dev.amiss.service.problem.Problems;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a reader of the stream stands: for each partition of the topic the offset of the next event. Written as
 * {@code 0:15,1:22}, which is the id of a server-sent event. Immutable.
 */
record StreamPosition(Map<Integer, Long> next) {
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,5}):(\\d{1,18})");

    StreamPosition {
        next = Map.copyOf(next);
    }

    /** The position right after one more event. */
    StreamPosition after(int partition, long offset) {
        Map<Integer, Long> moved = new TreeMap<>(next);
        moved.put(partition, offset + 1);
        return new StreamPosition(moved);
    }

    /** For each partition the later of both. */
    StreamPosition atLeast(StreamPosition other) {
        Map<Integer, Long> later = new TreeMap<>(next);
        other.next.forEach((partition, offset) -> later.merge(partition, offset, Math::max));
        return new StreamPosition(later);
    }

    String encode() {
        return new TreeMap<>(next)
                .entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is something else
     */
    static StreamPosition decode(String encoded) {
        Map<Integer, Long> next = new TreeMap<>();
        for (String entry : encoded.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw Problems.of(
                                400,
                                "invalid",
                                "Invalid request",
                                "Last-Event-ID must be the id of an event of this stream, such as 0:15,1:22.")
                        .build();
            }
            next.put(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
        }
        return new StreamPosition(next);
    }
}
