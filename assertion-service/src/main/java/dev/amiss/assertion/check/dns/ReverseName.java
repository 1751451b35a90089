package dev.amiss.assertion.check.dns;

/** The name under which an address' own name is found. */
final class ReverseName {
    private static final int OF_VERSION_4 = 4;

    private ReverseName() {}

    /** Such as {@code 7.2.0.192.in-addr.arpa} for 192.0.2.7. */
    static String of(byte[] address) {
        StringBuilder name = new StringBuilder();
        for (int i = address.length - 1; i >= 0; i--) {
            int value = address[i] & 0xff;
            if (address.length == OF_VERSION_4) {
                name.append(value).append('.');
            } else {
                name.append(Integer.toHexString(value & 0xf)).append('.');
                name.append(Integer.toHexString(value >> 4)).append('.');
            }
        }
        return name.append(address.length == OF_VERSION_4 ? "in-addr.arpa" : "ip6.arpa")
                .toString();
    }
}
