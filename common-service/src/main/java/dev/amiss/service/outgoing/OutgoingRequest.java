package dev.amiss.service.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of whom, and how much of our time and memory it may take. Immutable.
 *
 * @param url as the user wrote it; a wrong one makes the response a failure
 * @param headers names in any case; {@code Connection}, {@code Content-Length} and {@code Transfer-Encoding} are ours
 * @param body null for none
 * @param connectTimeout until connected, TLS included
 * @param timeout for the whole exchange, from the look-up of the host to the last byte
 * @param maxBodyBytes what is kept of the answer; the rest is cut off
 */
public record OutgoingRequest(
        String method,
        String url,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration connectTimeout,
        Duration timeout,
        int maxBodyBytes) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BODY_BYTES = 64 * 1024;

    public OutgoingRequest {
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    /** A request without headers and body; 5 s to connect, 10 s in all, 64 KiB of answer. */
    public static OutgoingRequest of(String method, String url) {
        return new OutgoingRequest(method, url, Map.of(), null, CONNECT_TIMEOUT, TIMEOUT, MAX_BODY_BYTES);
    }

    public static OutgoingRequest get(String url) {
        return of("GET", url);
    }

    /** A POST of JSON text. */
    public static OutgoingRequest postJson(String url, String json) {
        return of("POST", url)
                .withHeader("Content-Type", "application/json")
                .withBody(json.getBytes(StandardCharsets.UTF_8));
    }

    public OutgoingRequest withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** Adds these headers, in place of those of the same names. */
    public OutgoingRequest withHeaders(Map<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new OutgoingRequest(method, url, all, body, connectTimeout, timeout, maxBodyBytes);
    }

    public OutgoingRequest withBody(byte[] newBody) {
        return new OutgoingRequest(method, url, headers, newBody, connectTimeout, timeout, maxBodyBytes);
    }

    /** Sets the time for the whole exchange; connecting may take all of it but no more than before. */
    public OutgoingRequest withTimeout(Duration whole) {
        Duration connect = connectTimeout.compareTo(whole) < 0 ? connectTimeout : whole;
        return new OutgoingRequest(method, url, headers, body, connect, whole, maxBodyBytes);
    }

    public OutgoingRequest withConnectTimeout(Duration connect) {
        return new OutgoingRequest(method, url, headers, body, connect, timeout, maxBodyBytes);
    }

    public OutgoingRequest withMaxBodyBytes(int most) {
        return new OutgoingRequest(method, url, headers, body, connectTimeout, timeout, most);
    }
}
