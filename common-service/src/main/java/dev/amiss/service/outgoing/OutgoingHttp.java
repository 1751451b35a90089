package dev.amiss.service.outgoing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends requests to wherever users point us, on a connection of its own each: nothing is kept alive, so that a check sees
 * the other side as a newcomer would and no request meets a connection that was closed meanwhile. Redirects are answers,
 * not followed. Safe for use by many threads.
 */
@ApplicationScoped
public class OutgoingHttp {
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** What operators configured may be anywhere but where clouds serve their metadata. */
    private static final AddressPolicy OWN = AddressPolicy.allowing(List.of("loopback", "private"));

    private final Vertx vertx;
    private final AddressPolicy policy;
    private final HostResolver resolver;
    private final WorkerExecutor lookups;
    private final HttpClient client;

    @Inject
    public OutgoingHttp(Vertx vertx, OutgoingConfig config) {
        this(
                vertx,
                AddressPolicy.allowing(config.allow().orElse(List.of())),
                HostResolver.ofTheSystem(),
                new HttpClientOptions(),
                config);
    }

    OutgoingHttp(
            Vertx vertx,
            AddressPolicy policy,
            HostResolver resolver,
            HttpClientOptions options,
            OutgoingConfig config) {
        this.vertx = vertx;
        this.policy = policy;
        this.resolver = resolver;
        this.lookups = vertx.createSharedWorkerExecutor("amiss-lookup", config.lookupThreads());
        this.client = vertx.createHttpClient(
                options.setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setKeepAlive(false)
                        .setMaxHeaderSize(MAX_HEADER_BYTES),
                new PoolOptions().setHttp1MaxSize(config.connectionsPerDestination()));
    }

    /** Sends it; the answer never fails but is an {@link OutgoingResponse.Failure} then. Cancelling ends the exchange. */
    public Uni<OutgoingResponse> send(OutgoingRequest request) {
        return Uni.createFrom().emitter(emitter -> {
            Exchange exchange = exchange(policy, request, new CollectedBody(request.maxBodyBytes()));
            emitter.onTermination(exchange::abandon);
            exchange.run(emitter::complete);
        });
    }

    /** As {@link #send}, to an address of ours that the operator configured and no user can name. */
    public Uni<OutgoingResponse> sendToOwn(OutgoingRequest request) {
        return Uni.createFrom().emitter(emitter -> {
            Exchange exchange = exchange(OWN, request, new CollectedBody(request.maxBodyBytes()));
            emitter.onTermination(exchange::abandon);
            exchange.run(emitter::complete);
        });
    }

    /** As {@link #send}, waiting for the answer on the calling thread, which must not be an event loop. */
    public OutgoingResponse sendAndWait(OutgoingRequest request) {
        return send(request).await().atMost(request.timeout().plus(SLACK));
    }

    /**
     * Sends it and hands the lines of a 2xx answer, which may be of any length, to a consumer on the calling thread, which
     * must not be an event loop. The other side is read only as fast as the consumer takes lines. Empty lines are left out.
     *
     * @param maxLineBytes a longer line ends the exchange as a failure
     * @param lines what it throws ends the exchange and is thrown on
     * @return an answer without a body when each line was handed over; an answer of another status with its body; a failure
     *     when the lines are not complete
     */
    public OutgoingResponse streamLines(OutgoingRequest request, int maxLineBytes, Consumer<String> lines) {
        LineStream stream = new LineStream(request, maxLineBytes);
        Exchange exchange = exchange(policy, request, stream);
        exchange.run(stream::ended);
        try {
            return stream.handTo(lines);
        } finally {
            exchange.abandon();
        }
    }

    private Exchange exchange(AddressPolicy allowed, OutgoingRequest request, BodySink sink) {
        return new Exchange(vertx, client, new Lookup(lookups, resolver, allowed), request, sink);
    }

    @PreDestroy
    void close() {
        client.close();
        lookups.close();
    }
}
