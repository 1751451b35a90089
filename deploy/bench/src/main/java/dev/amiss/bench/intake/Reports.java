package dev.amiss.bench.intake;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Reports as an application would send them. Thread-safe. */
public final class Reports {
    private static final AtomicLong NEXT = new AtomicLong();

    private Reports() {}

    /** A report under a name that no other has. */
    public static byte[] fresh() {
        return report(nextName());
    }

    /** A name that was not given before in this run, for instance {@code payments gateway 17 down}. */
    public static String nextName() {
        return "payments gateway " + NEXT.incrementAndGet() + " down";
    }

    /** A report of that name. */
    public static byte[] report(String name) {
        return ("{\"name\":\"" + name + "\",\"details\":" + details() + ",\"severity\":\"critical\","
                        + "\"labels\":{\"team\":\"payments\"},\"source\":\"checkout\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** So many new reports, one a line. */
    static byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(new String(fresh(), StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String details() {
        return "{\"tried\":3,\"host\":\"node-17\"}";
    }
}
