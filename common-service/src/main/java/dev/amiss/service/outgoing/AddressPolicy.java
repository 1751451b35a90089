package dev.amiss.service.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which addresses outgoing requests may reach. Immutable. */
public final class AddressPolicy {
    private static final List<AddressRange> NEVER = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::",
            "fe80::/10",
            "fd00:ec2::254",
            "ff00::/8");
    private static final List<AddressRange> LOOPBACK = ranges("127.0.0.0/8", "::1");
    private static final List<AddressRange> PRIVATE = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "64:ff9b:1::/48",
            "100::/64",
            "2001:db8::/32",
            "fc00::/7",
            "fec0::/10");
    /** Blocks of IPv6 that carry an IPv4 address, each with the byte at which it starts. */
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier("::/96", 12, false),
            new Carrier("::ffff:0:0/96", 12, false),
            new Carrier("::ffff:0:0:0/96", 12, false),
            new Carrier("64:ff9b::/96", 12, false),
            new Carrier("2002::/16", 2, false),
            new Carrier("2001::/32", 12, true));

    private final boolean loopback;
    private final boolean privateNetworks;
    private final List<AddressRange> allowed;

    private AddressPolicy(boolean loopback, boolean privateNetworks, List<AddressRange> allowed) {
        this.loopback = loopback;
        this.privateNetworks = privateNetworks;
        this.allowed = allowed;
    }

    /**
     * Public addresses and those that the words name.
     *
     * @param words {@code private}, {@code loopback}, addresses, blocks
     * @throws IllegalArgumentException saying the rule, when a word is none of these
     */
    public static AddressPolicy allowing(List<String> words) {
        List<String> trimmed =
                words.stream().map(String::strip).filter(w -> !w.isEmpty()).toList();
        List<AddressRange> ranges = new ArrayList<>();
        for (String word : trimmed) {
            if (!word.equals("loopback") && !word.equals("private")) {
                ranges.add(AddressRange.parse(word));
            }
        }
        return new AddressPolicy(trimmed.contains("loopback"), trimmed.contains("private"), List.copyOf(ranges));
    }

    /** Why this address may not be reached; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        if (within(NEVER, address)) {
            return Optional.of(address.getHostAddress() + " is an address that is never allowed (link-local, cloud"
                    + " metadata, multicast or reserved)");
        }
        if (within(LOOPBACK, address)) {
            return loopback || within(allowed, address) ? Optional.empty() : refuse(address, "loopback");
        }
        if (within(PRIVATE, address)) {
            return privateNetworks || within(allowed, address) ? Optional.empty() : refuse(address, "private");
        }
        return carriedBy(address).flatMap(this::refusal);
    }

    private static Optional<String> refuse(InetAddress address, String kind) {
        return Optional.of(address.getHostAddress() + " is a " + kind + " address; allow it with AMISS_OUTGOING_ALLOW="
                + kind + " or a block such as AMISS_OUTGOING_ALLOW=10.1.0.0/16");
    }

    private static Optional<InetAddress> carriedBy(InetAddress address) {
        return CARRIERS.stream()
                .filter(carrier -> carrier.range.contains(address))
                .findFirst()
                .map(carrier -> carrier.unpack(address));
    }

    private static boolean within(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... blocks) {
        return Arrays.stream(blocks).map(AddressRange::parse).toList();
    }

    private record Carrier(AddressRange range, int at, boolean inverted) {
        Carrier(String range, int at, boolean inverted) {
            this(AddressRange.parse(range), at, inverted);
        }

        InetAddress unpack(InetAddress address) {
            byte[] bytes = Arrays.copyOfRange(address.getAddress(), at, at + 4);
            for (int i = 0; inverted && i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
            try {
                return InetAddress.getByAddress(bytes);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("four bytes are an address", e);
            }
        }
    }
}
