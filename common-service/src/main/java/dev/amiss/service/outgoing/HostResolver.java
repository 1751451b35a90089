package dev.amiss.service.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; blocks. */
@FunctionalInterface
interface HostResolver {
    /** @return at least one, in order of preference */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the operating system and its hosts file say. */
    static HostResolver ofTheSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
