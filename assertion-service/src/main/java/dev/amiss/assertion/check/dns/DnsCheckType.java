package dev.amiss.assertion.check.dns;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.TextList;
import dev.amiss.service.outgoing.DnsType;
import dev.amiss.service.outgoing.OutgoingDns;
import dev.amiss.service.outgoing.OutgoingUrl;
import dev.amiss.service.problem.StrictFields;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code {"type": "dns", "name": "example.com", "record_type": "A", "expect": ["192.0.2.7"], "exactly": true, "resolver":
 * "9.9.9.9"}}; {@code expect} {@code "none"} wants that there are no such records.
 */
@Singleton
class DnsCheckType implements CheckType {
    private static final int MOST_ANSWERS = 50;
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_NAME = 253;
    private static final int DNS_PORT = 53;
    private static final String NONE = "none";

    private final OutgoingDns dns;

    DnsCheckType(OutgoingDns dns) {
        this.dns = dns;
    }

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        DnsType type =
                fields.oneOf("record_type", DnsType.words(), DnsType::parse).orElse(DnsType.A);
        String name = name(fields, type);
        List<String> expected = TextList.read(fields, "expect", MOST_ANSWERS, LONGEST_ANSWER).stream()
                .map(type::normalize)
                .toList();
        boolean none = expected.equals(List.of(NONE));
        boolean exactly = fields.bool("exactly").orElse(false);
        if (exactly && (expected.isEmpty() || none)) {
            fields.reject("exactly", "goes with the answers that are expected, such as \"expect\": [\"192.0.2.7\"]");
        }
        Optional<OutgoingDns.Server> server =
                fields.text("resolver", LONGEST_NAME).flatMap(text -> server(fields, text));
        AnswerPolicy policy = new AnswerPolicy(none ? List.of() : expected, none, exactly);
        return new DnsCheck(dns, new DnsCheck.Question(name, type, server.orElse(null)), policy);
    }

    private static String name(StrictFields fields, DnsType type) {
        String text = fields.requiredText("name", LONGEST_NAME).strip();
        byte[] address = NetUtil.createByteArrayFromIpAddressString(text);
        if (address != null) {
            return type == DnsType.PTR ? ReverseName.of(address) : reject(fields, "name", "with record_type PTR only");
        }
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return reject(fields, "name", "must be a domain's name, such as example.com");
        }
    }

    private static String reject(StrictFields fields, String field, String rule) {
        fields.reject(field, rule);
        return "";
    }

    private static Optional<OutgoingDns.Server> server(StrictFields fields, String text) {
        try {
            boolean version6 = NetUtil.isValidIpV6Address(text);
            OutgoingUrl url = OutgoingUrl.parse("http://" + (version6 ? "[" + text + "]" : text));
            boolean hasPort = !version6 && text.matches(".*:\\d+");
            if (url.target().equals("/") && url.credentials() == null && text.indexOf('/') < 0) {
                return Optional.of(new OutgoingDns.Server(url.host(), hasPort ? url.port() : DNS_PORT));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        fields.reject("resolver", "must be a name server, such as 9.9.9.9 or 10.1.0.2:5353");
        return Optional.empty();
    }
}
