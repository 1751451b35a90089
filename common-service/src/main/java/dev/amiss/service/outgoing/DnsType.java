package dev.amiss.service.outgoing;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The types of records that can be asked for, and how each is written as text, much as {@code dig +short} does. */
public enum DnsType {
    A(DnsRecordType.A, DnsType::address),
    AAAA(DnsRecordType.AAAA, DnsType::address),
    CAA(DnsRecordType.CAA, DnsType::authority),
    CNAME(DnsRecordType.CNAME, DnsType::host),
    MX(DnsRecordType.MX, data -> data.readUnsignedShort() + " " + host(data)),
    NS(DnsRecordType.NS, DnsType::host),
    PTR(DnsRecordType.PTR, DnsType::host),
    SOA(DnsRecordType.SOA, DnsType::start),
    SRV(
            DnsRecordType.SRV,
            data -> data.readUnsignedShort() + " " + data.readUnsignedShort() + " " + data.readUnsignedShort() + " "
                    + host(data)),
    TXT(DnsRecordType.TXT, DnsType::texts);

    private final DnsRecordType wire;
    private final Function<ByteBuf, String> text;

    DnsType(DnsRecordType wire, Function<ByteBuf, String> text) {
        this.wire = wire;
        this.text = text;
    }

    public static Optional<DnsType> parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(DnsType::name).toList();
    }

    /** An answer as somebody may write it, in the form in which answers are told. */
    public String normalize(String written) {
        String trimmed = written.strip();
        byte[] address = this == A || this == AAAA ? NetUtil.createByteArrayFromIpAddressString(trimmed) : null;
        if (address != null) {
            return NetUtil.bytesToIpAddress(address);
        }
        if (this == TXT || this == CAA) {
            return trimmed;
        }
        String lower = trimmed.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
    }

    DnsRecordType wire() {
        return wire;
    }

    /** @param data the record's data, within the whole message, since names in it point elsewhere */
    String text(ByteBuf data) {
        return normalize(text.apply(data));
    }

    private static String address(ByteBuf data) {
        byte[] bytes = new byte[data.readableBytes()];
        data.readBytes(bytes);
        return NetUtil.bytesToIpAddress(bytes);
    }

    private static String host(ByteBuf data) {
        String name = DefaultDnsRecordDecoder.decodeName(data).toLowerCase(Locale.ROOT);
        return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String texts(ByteBuf data) {
        StringBuilder texts = new StringBuilder();
        while (data.isReadable()) {
            texts.append(data.readCharSequence(data.readUnsignedByte(), StandardCharsets.UTF_8));
        }
        return texts.toString();
    }

    private static String start(ByteBuf data) {
        StringBuilder start = new StringBuilder(host(data)).append(' ').append(host(data));
        for (int i = 0; i < 5; i++) {
            start.append(' ').append(data.readUnsignedInt());
        }
        return start.toString();
    }

    private static String authority(ByteBuf data) {
        short flags = data.readUnsignedByte();
        CharSequence tag = data.readCharSequence(data.readUnsignedByte(), StandardCharsets.US_ASCII);
        return flags + " " + tag + " \"" + data.readCharSequence(data.readableBytes(), StandardCharsets.UTF_8) + "\"";
    }
}
