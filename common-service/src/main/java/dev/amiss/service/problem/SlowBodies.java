package dev.amiss.service.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends requests whose body does not come: 408, and the connection is closed. A body has some seconds and more the longer it
 * is, so that nobody holds a connection by sending a byte now and then.
 */
@ApplicationScoped
class SlowBodies {
    private static final int FIRST_OF_ALL = 25_000;
    private static final long LOOK_EVERY_MILLIS = 1_000;
    /** Slower than this is no program that wants to be heard. */
    private static final long BYTES_PER_SECOND = 64 * 1024;

    private static final EarlyProblem TOO_SLOW =
            new EarlyProblem(408, "slow-body", "Request timeout", "The body did not come in time.");

    private record Expected(RoutingContext request, Context context, long until) {}

    private final Set<Expected> expected = ConcurrentHashMap.newKeySet();
    private final Duration patience;

    SlowBodies(BodyConfig config) {
        patience = config.patience();
    }

    void register(@Observes Filters filters, Vertx vertx) {
        filters.register(this::expect, FIRST_OF_ALL);
        vertx.setPeriodic(LOOK_EVERY_MILLIS, ignored -> look(System.nanoTime()));
    }

    private void expect(RoutingContext request) {
        Context context = Vertx.currentContext();
        if (context != null && hasBody(request.request())) {
            Expected body = new Expected(request, context, System.nanoTime() + nanosFor(request.request()));
            expected.add(body);
            request.addEndHandler(ignored -> expected.remove(body));
        }
        request.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? request.getHeader("Transfer-Encoding") != null : !length.equals("0");
    }

    private long nanosFor(HttpServerRequest request) {
        return patience.plusSeconds(length(request) / BYTES_PER_SECOND).toNanos();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        boolean isNumber = length != null && length.matches("\\d{1,9}");
        return isNumber ? Math.min(Long.parseLong(length), BodyLimit.BULK) : BodyLimit.SINGLE;
    }

    private void look(long now) {
        for (Expected body : expected) {
            if (now - body.until() > 0
                    && expected.remove(body)
                    && !body.request().request().isEnded()) {
                body.context().runOnContext(ignored -> end(body.request()));
            }
        }
    }

    private static void end(RoutingContext request) {
        if (!request.response().headWritten()) {
            TOO_SLOW.sendAndClose(request)
                    .onComplete(done -> request.request().connection().close());
        } else {
            request.request().connection().close();
        }
    }
}
