package dev.amiss.service.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/**
 * Refuses bodies that say to be too large before a byte of them is read: 1 MiB, and 16 MiB where many reports
 * come at once: by {@link BodyConfig#bulkPaths()}, and in batches of CloudEvents. Bodies that don't say their size are held
 * to 16 MiB by the server; resources check the smaller limit.
 */
@ApplicationScoped
public class BodyLimit {
    public static final long SINGLE = 1 << 20;
    public static final long BULK = 16 << 20;

    private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 10_000;
    private static final String BATCH = "application/cloudevents-batch";

    private final List<String> bulkPaths;

    BodyLimit(BodyConfig config) {
        this.bulkPaths = List.copyOf(config.bulkPaths());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_OWN_LIMIT);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        long limit = isBulk(context) ? BULK : SINGLE;
        if (length == null || length.length() < 7 || !exceeds(length, limit)) {
            context.next();
            return;
        }
        new EarlyProblem(413, "too-large", "Body too large", "The body may have at most " + limit + " bytes.")
                .sendAndClose(context);
    }

    private boolean isBulk(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return bulkPaths.stream().anyMatch(context.normalizedPath()::endsWith)
                || (type != null && type.toLowerCase(Locale.ROOT).startsWith(BATCH));
    }

    private static boolean exceeds(String length, long limit) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
