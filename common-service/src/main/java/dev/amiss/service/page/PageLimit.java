package dev.amiss.service.page;

import dev.amiss.service.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The {@code limit} of a list. */
public final class PageLimit {
    public static final int DEFAULT = 50;
    public static final int MOST = 500;

    private PageLimit() {}

    /**
     * The limit that was asked for, {@link #DEFAULT} when none was.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no number from 1 to {@link #MOST}
     */
    public static int of(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return DEFAULT;
        }
        try {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return Problems.invalidParameter("limit", "must be a whole number from 1 to " + MOST);
    }
}
