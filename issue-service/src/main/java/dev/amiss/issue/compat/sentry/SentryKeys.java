package dev.amiss.issue.compat.sentry;

import dev.amiss.service.access.KeyPlace;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SDKs send the public key of their DSN as {@code sentry_key} of the header {@code X-Sentry-Auth} or of the query, or leave it
 * in the DSN that the envelope names.
 */
@Singleton
class SentryKeys implements KeyPlace {
    private static final Pattern PATH = Pattern.compile("/api/[^/]+/(?:envelope|store)/?");
    private static final Pattern IN_HEADER =
            Pattern.compile("(?:^sentry\\s|,)\\s*sentry_key\\s*=\\s*([^,\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DSN = Pattern.compile("https?://([^:@/]+)(?::[^@/]*)?@[^?#]*/([^/?#]+)/?");

    @Override
    public Optional<String> secret(HttpServerRequest request) {
        return PATH.matcher(request.path()).matches()
                ? stated(
                        request.getHeader("X-Sentry-Auth"),
                        request.getHeader("Authorization"),
                        request.getParam("sentry_key"))
                : Optional.empty();
    }

    @Override
    public boolean isInBody(String path) {
        return PATH.matcher(path).matches();
    }

    private static Optional<String> stated(
            @Nullable String header, @Nullable String authorization, @Nullable String query) {
        return inHeader(header).or(() -> inHeader(authorization)).or(() -> Optional.ofNullable(query));
    }

    private static Optional<String> inHeader(@Nullable String header) {
        Matcher key = IN_HEADER.matcher(header == null ? "" : header);
        return key.find() ? Optional.of(key.group(1)) : Optional.empty();
    }

    /** The key of a DSN such as {@code https://KEY@host/42}; null when it is none. */
    static @Nullable String ofDsn(String dsn) {
        Matcher parts = DSN.matcher(dsn);
        return parts.matches() ? parts.group(1) : null;
    }

    /** The project of a DSN; null when it is none. */
    static @Nullable String projectOfDsn(String dsn) {
        Matcher parts = DSN.matcher(dsn);
        return parts.matches() ? parts.group(2) : null;
    }
}
