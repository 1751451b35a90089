package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an outgoing request ended: with an answer, whatever its status, or without one. */
public sealed interface OutgoingResponse {
    /** From the start of the look-up to the end of the exchange. */
    Duration latency();

    /**
     * An answer came.
     *
     * @param headers by name in any case
     * @param body as it came, at most as long as the request allowed
     * @param cut whether the body was longer
     * @param certificateExpiresAt when the other side's certificate ends; null without TLS
     */
    record Answer(
            int status,
            Map<String, List<String>> headers,
            byte[] body,
            boolean cut,
            Duration latency,
            @Nullable Instant certificateExpiresAt)
            implements OutgoingResponse {
        private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\";\\s]+)");

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The first value of that header. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .flatMap(values -> values.stream().findFirst());
        }

        /** The body in the charset that the answer names, else in UTF-8; bytes that do not fit are replaced. */
        public String text() {
            return new String(body, header("Content-Type").map(Answer::charset).orElse(StandardCharsets.UTF_8));
        }

        /** Whole days until the certificate ends, negative afterwards; empty without TLS. */
        public OptionalLong certificateDaysLeft(Instant now) {
            return certificateExpiresAt == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.floorDiv(
                            Duration.between(now, certificateExpiresAt).toSeconds(),
                            Duration.ofDays(1).toSeconds()));
        }

        private static Charset charset(String contentType) {
            Matcher named = CHARSET.matcher(contentType);
            try {
                return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            } catch (IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }
    }

    /**
     * No answer came, or none that could be read.
     *
     * @param message for people; names no secret
     */
    record Failure(FailureReason reason, String message, Duration latency) implements OutgoingResponse {}
}
