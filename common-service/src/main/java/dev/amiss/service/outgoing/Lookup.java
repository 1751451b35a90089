package dev.amiss.service.outgoing;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Resolves a host once and leaves out what the policy refuses. */
final class Lookup {
    private final WorkerExecutor threads;
    private final HostResolver resolver;
    private final AddressPolicy policy;

    Lookup(WorkerExecutor threads, HostResolver resolver, AddressPolicy policy) {
        this.threads = threads;
        this.resolver = resolver;
        this.policy = policy;
    }

    /** At least one address that may be reached; fails with {@link ForbiddenAddress} when all are refused. */
    Future<List<InetAddress>> allowedAddresses(String host) {
        return threads.executeBlocking(() -> resolver.resolve(host), false).map(addresses -> {
            List<InetAddress> allowed = addresses.stream()
                    .filter(address -> policy.refusal(address).isEmpty())
                    .toList();
            if (allowed.isEmpty()) {
                throw new ForbiddenAddress(
                        host,
                        addresses.stream()
                                .map(policy::refusal)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse("it has no address"));
            }
            return allowed;
        });
    }

    /** The policy allows none of the host's addresses. */
    static final class ForbiddenAddress extends RuntimeException {
        private static final long serialVersionUID = 1;

        ForbiddenAddress(String host, String refusal) {
            super(host + " may not be reached: " + refusal, null, false, false);
        }
    }
}
