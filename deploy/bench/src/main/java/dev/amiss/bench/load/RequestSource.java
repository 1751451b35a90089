package dev.amiss.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests of a load, one after the other. Used on one event loop. */
public final class RequestSource {
    /** One request. */
    record Request(
            HttpMethod method,
            String path,
            String contentType,
            @Nullable Buffer body) {}

    private final URI target;
    private final LongFunction<Request> requests;
    private final IntPredicate expected;

    private RequestSource(URI target, LongFunction<Request> requests, IntPredicate expected) {
        this.target = target;
        this.requests = requests;
        this.expected = expected;
    }

    /** Posts bodies of that type; anything but a 2xx is a failure. */
    public static RequestSource post(String base, String path, String contentType, Supplier<byte[]> bodies) {
        return postAt(base, path, contentType, planned -> bodies.get());
    }

    /** The same with bodies that tell when each was to be sent, in milliseconds since 1970. */
    public static RequestSource postAt(String base, String path, String contentType, LongFunction<byte[]> bodies) {
        return new RequestSource(
                URI.create(base),
                planned -> new Request(HttpMethod.POST, path, contentType, Buffer.buffer(bodies.apply(planned))),
                RequestSource::isSuccess);
    }

    /** Gets paths; anything but 200 is a failure. */
    public static RequestSource get(String base, Supplier<String> paths) {
        return new RequestSource(
                URI.create(base),
                planned -> new Request(HttpMethod.GET, paths.get(), "", null),
                status -> status == 200);
    }

    /** Deletes what is at paths; anything but a 2xx is a failure. */
    public static RequestSource delete(String base, Supplier<String> paths) {
        return new RequestSource(
                URI.create(base),
                planned -> new Request(HttpMethod.DELETE, paths.get(), "", null),
                RequestSource::isSuccess);
    }

    /** The same requests, and the status of each answer told to somebody. */
    public RequestSource noting(IntConsumer statuses) {
        return new RequestSource(target, requests, status -> {
            statuses.accept(status);
            return expected.test(status);
        });
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    URI target() {
        return target;
    }

    Request next(long plannedMillis) {
        return requests.apply(plannedMillis);
    }

    boolean expects(int status) {
        return expected.test(status);
    }
}
