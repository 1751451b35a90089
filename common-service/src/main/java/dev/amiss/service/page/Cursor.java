package dev.amiss.service.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Json;
import dev.amiss.service.problem.Problems;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: behind the row with this time and id. On the wire it is base64url of a JSON list whose first
 * element names the order that it belongs to, so that it is refused under another.
 *
 * @param order what the list is sorted by
 * @param at the row's time under that order; the epoch where ids alone order
 * @param id the row's id
 */
public record Cursor(String order, Instant at, long id) {
    /** Later than any row; PostgreSQL refuses times that are later still. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    public String encode() {
        try {
            byte[] json = Json.mapper().writeValueAsBytes(new Object[] {order, at.getEpochSecond(), at.getNano(), id});
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text and three numbers are always valid JSON", e);
        }
    }

    /**
     * The cursor of a request; empty when it had none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it was not made by {@link #encode()} for that order
     */
    public static Optional<Cursor> decode(@Nullable String encoded, String order) {
        if (encoded == null || encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            var parts = Json.mapper().readTree(Base64.getUrlDecoder().decode(encoded));
            if (parts.isArray() && parts.size() == 4 && parts.get(0).asText().equals(order)) {
                Instant at = Instant.ofEpochSecond(
                        parts.get(1).longValue(), parts.get(2).longValue());
                if (!at.isBefore(Instant.EPOCH) && at.isBefore(END_OF_TIME)) {
                    return Optional.of(new Cursor(order, at, parts.get(3).longValue()));
                }
            }
        } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return Problems.invalidParameter(
                "cursor", "must be the next_cursor of the page before, in the same sort order");
    }
}
