package dev.amiss.assertion.heartbeat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What of a ping's text is kept. Pure. */
final class PingText {
    /** What is kept of a body, in bytes. */
    static final int BODY_LIMIT = 10_000;

    private PingText() {}

    /** The first {@link #BODY_LIMIT} bytes as text, what cannot be stored replaced; null for nothing. */
    static @Nullable String body(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return null;
        }
        int kept = Math.min(body.length, BODY_LIMIT);
        return storable(new String(body, 0, kept, StandardCharsets.UTF_8));
    }

    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
