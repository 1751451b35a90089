package dev.amiss.service.outgoing;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https URL taken apart. A host that is meant as an IPv4 address must be written as four decimal numbers, since
 * programs disagree about octal, hexadecimal and shortened forms.
 *
 * @param host in lower case, ASCII, without the brackets of IPv6
 * @param target path and query, as sent
 * @param credentials Basic credentials when the URL carries some, ready for the Authorization header; else null
 */
public record OutgoingUrl(
        boolean tls,
        String host,
        int port,
        String target,
        @Nullable String credentials) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[^@:\\[\\]]+)(?::(?<port>\\d{0,5}))?");
    private static final Pattern HOST_NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR_NUMBERS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    /** @throws IllegalArgumentException saying the rule that the text breaks, with an example */
    public static OutgoingUrl parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("must start with http:// or https://");
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()) {
            throw wrong("must name a host");
        }
        boolean tls = scheme.equals("https");
        return new OutgoingUrl(
                tls,
                host(authority.group("host")),
                port(authority.group("port"), tls),
                target(uri),
                credentials(authority.group("user")));
    }

    /** Host and port, without secrets: what limits and circuits count by. */
    public String destination() {
        return bracketed() + ":" + port;
    }

    /** What the Host header says. */
    String authority() {
        return port == (tls ? 443 : 80) ? bracketed() : destination();
    }

    private String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw wrong("is not well-formed: " + e.getReason() + " at index " + e.getIndex());
        }
    }

    private static String host(String raw) {
        if (raw.startsWith("[")) {
            return raw.substring(1, raw.length() - 1).toLowerCase(Locale.ROOT);
        }
        String host = ascii(raw.endsWith(".") ? raw.substring(0, raw.length() - 1) : raw);
        if (host.length() > 253 || !HOST_NAME.matcher(host).matches()) {
            throw wrong("has no valid host name");
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()
                && !FOUR_NUMBERS.matcher(host).matches()) {
            throw wrong("must have its IPv4 address as four decimal numbers, such as 192.168.7.3");
        }
        return host;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw wrong("has no valid host name");
        }
    }

    private static int port(@Nullable String digits, boolean tls) {
        if (digits == null || digits.isEmpty()) {
            return tls ? 443 : 80;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw wrong("must have a port from 1 to 65535");
        }
        return port;
    }

    private static String target(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static @Nullable String credentials(@Nullable String user) {
        if (user == null || user.isEmpty()) {
            return null;
        }
        String decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("The URL " + rule + "; write it like https://example.com/hook");
    }
}
