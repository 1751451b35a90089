package dev.amiss.service.outgoing;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/** A block of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
final class AddressRange {
    private final byte[] start;
    private final int bits;

    private AddressRange(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException saying the rule, when the text is no address and no block */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] start = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (start == null) {
            throw wrong(text);
        }
        int all = start.length * 8;
        return new AddressRange(start, slash < 0 ? all : length(text, text.substring(slash + 1), all));
    }

    /** Whether the block has this address; an address of the other family is never in it. */
    boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    private boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int length(String text, String digits, int most) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > most) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no block of addresses; write one like 10.1.0.0/16, 192.168.7.3 or fd12:3456::/32");
    }
}
