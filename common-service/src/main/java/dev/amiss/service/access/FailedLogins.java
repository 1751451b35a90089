package dev.amiss.service.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts credentials that were refused and limits the guessing of others, per address and overall, on this replica. Access
 * keys are looked up whatever was guessed, and a token that was let in from an address before is let in from it again, so that
 * one program with an old key does not lock out those beside it. Safe for use by many threads.
 */
@Singleton
class FailedLogins {
    static final int AT_ONCE_PER_ADDRESS = 60;
    private static final double PER_SECOND_PER_ADDRESS = 0.5;
    private static final int AT_ONCE = 1_200;
    private static final double PER_SECOND = 20;
    private static final int MOST_REMEMBERED = 10_000;

    private final MeterRegistry meters;
    private final LongSupplier nanos;
    private final Allowance overall;
    private final Map<String, Allowance> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private final Set<Long> letIn = ConcurrentHashMap.newKeySet();

    @Inject
    FailedLogins(MeterRegistry meters) {
        this(meters, System::nanoTime);
    }

    FailedLogins(MeterRegistry meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
        this.overall = new Allowance(AT_ONCE, PER_SECOND, nanos.getAsLong());
    }

    /** Seconds until that address may try this credential; 0 when it may now. */
    int waitSec(String address, String credential) {
        return letIn.contains(pair(address, credential)) ? 0 : waitSec(address);
    }

    /** Seconds until that address may try anything that it was not let in with; 0 when it may now. */
    int waitSec(String address) {
        int wait = allowance(address);
        if (wait > 0) {
            count("limited");
        }
        return wait;
    }

    private synchronized int allowance(String address) {
        Allowance own = byAddress.get(address);
        long now = nanos.getAsLong();
        return Math.max(own == null ? 0 : own.waitSec(now), overall.waitSec(now));
    }

    /** A credential from that address was refused. */
    void refused(String address) {
        count("refused");
        spend(address);
    }

    private synchronized void spend(String address) {
        long now = nanos.getAsLong();
        overall.spend(now);
        byAddress
                .computeIfAbsent(address, any -> new Allowance(AT_ONCE_PER_ADDRESS, PER_SECOND_PER_ADDRESS, now))
                .spend(now);
    }

    /** That credential from that address was accepted. */
    void accepted(String address, String credential) {
        Long pair = pair(address, credential);
        if (!letIn.contains(pair)) {
            if (letIn.size() >= MOST_REMEMBERED) {
                letIn.clear();
            }
            letIn.add(pair);
        }
    }

    /** Where a request comes from: an IPv4 address, or the network of an IPv6 one, since a caller has many of those. */
    static String address(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? "" : host.indexOf(':') < 0 ? host : network(host);
    }

    private static String network(String ipv6) {
        try {
            byte[] bytes = InetAddress.getByName(ipv6).getAddress();
            return bytes.length < 16
                    ? ipv6
                    : String.format(
                            "%02x%02x:%02x%02x:%02x%02x:%02x%02x::/64",
                            bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]);
        } catch (UnknownHostException e) {
            return ipv6;
        }
    }

    /** Two that fall together let a guess past the limit, not past the door. */
    private static Long pair(String address, String credential) {
        return ((long) address.hashCode() << Integer.SIZE) ^ (credential.hashCode() & 0xffff_ffffL);
    }

    private void count(String outcome) {
        meters.counter("amiss.access.failed.logins", "outcome", outcome).increment();
    }

    /** So many at once, and so many a second after that. */
    private static final class Allowance {
        private final int most;
        private final double perSecond;
        private double left;
        private long at;

        Allowance(int most, double perSecond, long now) {
            this.most = most;
            this.perSecond = perSecond;
            this.left = most;
            this.at = now;
        }

        void spend(long now) {
            refill(now);
            left = Math.max(0, left - 1);
        }

        int waitSec(long now) {
            refill(now);
            return left >= 1 ? 0 : (int) Math.ceil((1 - left) / perSecond);
        }

        private void refill(long now) {
            left = Math.min(most, left + perSecond * (now - at) / TimeUnit.SECONDS.toNanos(1));
            at = now;
        }
    }
}
