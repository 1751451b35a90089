package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Connects to wherever users point us and hangs up at once: whether somebody answers, and with which certificates. The
 * addresses are judged as those of {@link OutgoingHttp}. Holds no thread while it waits. Safe for use by many threads.
 */
@ApplicationScoped
public class OutgoingSockets {
    private static final int CONNECT_MILLIS = 5_000;

    private final Lookup lookup;
    private final NetClient plain;
    private final NetClient tls;

    OutgoingSockets(Vertx vertx, OutgoingConfig config) {
        this.lookup = new Lookup(
                vertx.createSharedWorkerExecutor("amiss-lookup", config.lookupThreads()),
                HostResolver.ofTheSystem(),
                AddressPolicy.allowing(config.allow().orElse(List.of())));
        this.plain = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.tls = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm(""));
    }

    /** Connects by TCP; the answer never fails but is a {@link SocketAnswer.Failure} then. */
    public Uni<SocketAnswer> open(String host, int port, Duration timeout) {
        return reach(plain, host, port, null, timeout);
    }

    /**
     * Connects by TLS. No certificate is refused here: whoever asks judges them.
     *
     * @param serverName the name that the other side shall answer for
     */
    public Uni<SocketAnswer> handshake(String host, int port, String serverName, Duration timeout) {
        return reach(tls, host, port, serverName, timeout);
    }

    private Uni<SocketAnswer> reach(
            NetClient client, String host, int port, @Nullable String serverName, Duration timeout) {
        return Uni.createFrom()
                .<SocketAnswer>emitter(emitter -> {
                    long started = System.nanoTime();
                    lookup.allowedAddresses(host)
                            .compose(addresses -> connect(client, addresses, 0, port, serverName))
                            .map(socket -> opened(socket, since(started)))
                            .onSuccess(emitter::complete)
                            .onFailure(e -> emitter.complete(new SocketAnswer.Failure(
                                    Failures.reason(e, false), Failures.message(e), since(started))));
                })
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> new SocketAnswer.Failure(
                        FailureReason.TIMEOUT, "No connection within " + timeout.toMillis() + " ms", timeout));
    }

    /** Connects to the first of the addresses that takes the connection. */
    private static Future<NetSocket> connect(
            NetClient client, List<InetAddress> addresses, int index, int port, @Nullable String serverName) {
        SocketAddress address = SocketAddress.inetSocketAddress(new InetSocketAddress(addresses.get(index), port));
        return client.connect(address, serverName)
                .recover(e -> index + 1 < addresses.size() && Failures.isUnreachable(e)
                        ? connect(client, addresses, index + 1, port, serverName)
                        : Future.failedFuture(e));
    }

    private static SocketAnswer opened(NetSocket socket, Duration latency) {
        try {
            InetAddress address = InetAddress.getByName(socket.remoteAddress().hostAddress());
            if (!socket.isSsl()) {
                return new SocketAnswer.Opened(address, List.of(), null, latency);
            }
            List<X509Certificate> certificates = socket.peerCertificates().stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
            return new SocketAnswer.Opened(
                    address, certificates, socket.sslSession().getProtocol(), latency);
        } catch (SSLPeerUnverifiedException | UnknownHostException e) {
            return new SocketAnswer.Failure(FailureReason.UNREACHABLE, Failures.message(e), latency);
        } finally {
            socket.close();
        }
    }

    private static Duration since(long startedNanos) {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    @PreDestroy
    void close() {
        plain.close();
        tls.close();
    }
}
