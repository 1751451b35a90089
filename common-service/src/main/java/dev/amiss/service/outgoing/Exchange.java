package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. All of it happens on one event loop, so its fields need no locks. */
final class Exchange {
    private static final Set<String> OURS = caseless("Connection", "Content-Length", "Transfer-Encoding");

    private final Context context;
    private final Vertx vertx;
    private final HttpClient client;
    private final Lookup lookup;
    private final OutgoingRequest request;
    private final BodySink sink;
    private final long started = System.nanoTime();
    private @Nullable Consumer<OutgoingResponse> waiting;
    private @Nullable HttpClientRequest open;
    private long timer;

    Exchange(Vertx vertx, HttpClient client, Lookup lookup, OutgoingRequest request, BodySink sink) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.vertx = vertx;
        this.client = client;
        this.lookup = lookup;
        this.request = request;
        this.sink = sink;
    }

    /** Starts; tells the end exactly once, on the event loop, unless the exchange was abandoned before. */
    void run(Consumer<OutgoingResponse> whenEnded) {
        context.runOnContext(ignored -> {
            waiting = whenEnded;
            timer = vertx.setTimer(Math.max(1, request.timeout().toMillis()), id -> timeOut());
            start();
        });
    }

    /** Nobody waits any more; does nothing when the exchange has ended. */
    void abandon() {
        context.runOnContext(ignored -> {
            waiting = null;
            close();
        });
    }

    private void start() {
        OutgoingUrl url;
        try {
            url = OutgoingUrl.parse(request.url());
            RequestSyntax.check(request);
        } catch (IllegalArgumentException e) {
            fail(FailureReason.INVALID, String.valueOf(e.getMessage()));
            return;
        }
        lookup.allowedAddresses(url.host())
                .compose(addresses -> connect(url, addresses, 0))
                .compose(this::exchange)
                .onSuccess(this::answered)
                .onFailure(this::fail);
    }

    /** Connects to the first of the addresses that takes the connection. */
    private Future<HttpClientRequest> connect(OutgoingUrl url, List<InetAddress> addresses, int index) {
        if (waiting == null) {
            return Future.failedFuture("abandoned");
        }
        return client.request(options(url, addresses.get(index)))
                .recover(e -> index + 1 < addresses.size() && Failures.isUnreachable(e)
                        ? connect(url, addresses, index + 1)
                        : Future.failedFuture(e));
    }

    private RequestOptions options(OutgoingUrl url, InetAddress address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.target())
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, request.connectTimeout().toMillis()))
                .setHeaders(MultiMap.caseInsensitiveMultiMap());
        options.putHeader(HttpHeaders.HOST, url.authority());
        options.putHeader(HttpHeaders.USER_AGENT, "Amiss");
        if (url.credentials() != null) {
            options.putHeader(HttpHeaders.AUTHORIZATION, url.credentials());
        }
        request.headers().forEach((name, value) -> {
            if (!OURS.contains(name)) {
                options.putHeader(name, value);
            }
        });
        return options;
    }

    private Future<HttpClientResponse> exchange(HttpClientRequest connected) {
        open = connected;
        connected.exceptionHandler(this::fail);
        connected.connection().exceptionHandler(this::fail);
        if (waiting == null) {
            close();
            return Future.failedFuture("abandoned");
        }
        return request.body() == null ? connected.send() : connected.send(Buffer.buffer(request.body()));
    }

    private void answered(HttpClientResponse response) {
        response.exceptionHandler(this::fail);
        response.endHandler(ignored -> end(response, false));
        response.handler(part -> {
            if (waiting != null && !sink.take(part)) {
                end(response, true);
            }
        });
        sink.begin(response.statusCode(), new ResponseFlow(context, response));
    }

    private void end(HttpClientResponse response, boolean cut) {
        finish(new OutgoingResponse.Answer(
                response.statusCode(),
                AnswerHead.headers(response),
                sink.kept(),
                cut,
                latency(),
                AnswerHead.certificateExpiry(response)));
    }

    private void timeOut() {
        fail(
                FailureReason.TIMEOUT,
                (open == null ? "No connection" : "No complete answer") + " within "
                        + request.timeout().toMillis() + " ms");
    }

    private void fail(Throwable cause) {
        fail(Failures.reason(cause, open != null), Failures.message(cause));
    }

    private void fail(FailureReason reason, String message) {
        finish(new OutgoingResponse.Failure(reason, message, latency()));
    }

    private void finish(OutgoingResponse response) {
        Consumer<OutgoingResponse> told = waiting;
        waiting = null;
        close();
        if (told != null) {
            told.accept(response);
        }
    }

    private void close() {
        vertx.cancelTimer(timer);
        if (open != null) {
            open.connection().close();
            open = null;
        }
    }

    private Duration latency() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    private record ResponseFlow(Context context, HttpClientResponse response) implements BodySink.Flow {
        @Override
        public void pause() {
            response.pause();
        }

        @Override
        public void next() {
            context.runOnContext(ignored -> response.fetch(1));
        }
    }
}
