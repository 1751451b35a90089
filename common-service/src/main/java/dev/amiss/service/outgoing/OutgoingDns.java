package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks name servers: those of this machine, or one that users point us to, whose address is judged as those of
 * {@link OutgoingHttp}. One question is sent a second time when no answer comes within seconds, and by TCP when the
 * answer does not fit. All wait on one thread. Safe for use by many threads.
 */
@ApplicationScoped
public class OutgoingDns {
    private static final long QUESTION_MILLIS = 3_000;

    private final Lookup lookup;
    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("amiss-dns", true));
    private final DnsNameResolver resolver;

    OutgoingDns(Vertx vertx, OutgoingConfig config) {
        this.lookup = new Lookup(
                vertx.createSharedWorkerExecutor("amiss-lookup", config.lookupThreads()),
                HostResolver.ofTheSystem(),
                AddressPolicy.allowing(config.allow().orElse(List.of())));
        this.resolver = new DnsNameResolverBuilder(loop.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .queryTimeoutMillis(QUESTION_MILLIS)
                .build();
    }

    /**
     * A name server.
     *
     * @param host name or address
     */
    public record Server(String host, int port) {}

    /**
     * Asks; the answer never fails but is a {@link DnsAnswer.Failure} then.
     *
     * @param name without its last dot or with it
     * @param server null for those of this machine
     */
    public Uni<DnsAnswer> ask(String name, DnsType type, @Nullable Server server, Duration timeout) {
        DnsQuestion question = new DefaultDnsQuestion(name, type.wire());
        return Uni.createFrom()
                .<DnsAnswer>emitter(emitter -> {
                    Asked asked = new Asked(question, type, System.nanoTime(), emitter);
                    if (server == null) {
                        send(asked, null, true);
                    } else {
                        lookup.allowedAddresses(server.host())
                                .onSuccess(
                                        found -> send(asked, new InetSocketAddress(found.get(0), server.port()), true))
                                .onFailure(asked::fail);
                    }
                })
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> new DnsAnswer.Failure(
                        FailureReason.TIMEOUT, "No answer within " + timeout.toMillis() + " ms", timeout));
    }

    private void send(Asked asked, @Nullable InetSocketAddress server, boolean mayRepeat) {
        Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> answer =
                server == null ? resolver.query(asked.question()) : resolver.query(server, asked.question());
        answer.addListener(ended -> {
            if (ended.isSuccess()) {
                asked.answer(answer.getNow());
            } else if (mayRepeat) {
                send(asked, server, false);
            } else {
                asked.fail(ended.cause());
            }
        });
    }

    private record Asked(DnsQuestion question, DnsType type, long startedNanos, UniEmitter<? super DnsAnswer> emitter) {
        void answer(AddressedEnvelope<DnsResponse, InetSocketAddress> envelope) {
            try {
                DnsResponse response = envelope.content();
                InetSocketAddress from = envelope.sender();
                emitter.complete(new DnsAnswer.Answered(
                        response.code()
                                .toString()
                                .replaceFirst("\\(\\d+\\)$", "")
                                .toUpperCase(Locale.ROOT),
                        values(response),
                        NetUtil.toSocketAddressString(from),
                        latency()));
            } catch (RuntimeException e) {
                emitter.complete(new DnsAnswer.Failure(
                        FailureReason.SERVER_ERROR, "The answer cannot be read: " + e, latency()));
            } finally {
                envelope.release();
            }
        }

        void fail(Throwable cause) {
            boolean forbidden = cause instanceof Lookup.ForbiddenAddress;
            emitter.complete(new DnsAnswer.Failure(
                    forbidden ? FailureReason.FORBIDDEN_ADDRESS : FailureReason.UNREACHABLE,
                    forbidden ? Failures.message(cause) : "No name server answered: " + Failures.message(cause),
                    latency()));
        }

        private List<String> values(DnsResponse response) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
                DnsRecord record = response.recordAt(DnsSection.ANSWER, i);
                if (!record.type().equals(type.wire())) {
                    continue;
                }
                if (record instanceof DnsPtrRecord pointer) {
                    values.add(type.normalize(pointer.hostname()));
                } else if (record instanceof DnsRawRecord raw) {
                    values.add(type.text(raw.content().duplicate()));
                }
            }
            return List.copyOf(values);
        }

        private Duration latency() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
    }

    @PreDestroy
    void close() {
        resolver.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
