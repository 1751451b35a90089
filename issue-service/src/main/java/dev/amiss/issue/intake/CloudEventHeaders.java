package dev.amiss.issue.intake;

import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.problem.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent in binary mode, which stand in headers: {@code ce-id}, {@code ce-source},
 * {@code ce-specversion} and {@code ce-type} make a request an event, whose body is the report.
 */
final class CloudEventHeaders {
    private static final String VERSION = "1.0";

    private CloudEventHeaders() {}

    /**
     * What tells a repeat of the event; null when the request is none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is one of another version, or a header is not encoded
     *     as the specification says
     */
    static @Nullable MessageId messageId(HttpHeaders headers) {
        String id = headers.getHeaderString("ce-id");
        String source = headers.getHeaderString("ce-source");
        String version = headers.getHeaderString("ce-specversion");
        if (isAbsent(id) || isAbsent(source) || isAbsent(version) || isAbsent(headers.getHeaderString("ce-type"))) {
            return null;
        }
        if (!VERSION.equals(version)) {
            throw Problems.of(400, "invalid", "Invalid request", "ce-specversion must be " + VERSION + ".")
                    .build();
        }
        return IdempotencyKey.ofEvent(decode("ce-source", source), decode("ce-id", id));
    }

    private static boolean isAbsent(@Nullable String header) {
        return header == null || header.isBlank();
    }

    /** Undoes double quotes, then percent-encoding of UTF-8, once. */
    static String decode(String name, @Nullable String header) {
        String text = unquoted(header == null ? "" : header.strip());
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int octet = text.charAt(i) == '%' ? octet(text, i + 1) : -1;
            if (octet < 0) {
                bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(octet);
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problems.of(400, "invalid", "Invalid request", name + " is not percent-encoded UTF-8.")
                    .build();
        }
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
