package dev.amiss.responder.responder;

import dev.amiss.service.database.StorableText;
import dev.amiss.service.problem.Problems;
import io.quarkus.panache.common.Parameters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which responders to list.
 *
 * @param text what name, description, pattern or owner contains, in any case; null for all
 * @param enabled null for both
 */
public record ResponderFilter(
        @Nullable String text, @Nullable Boolean enabled) {
    public static final ResponderFilter ALL = new ResponderFilter(null, null);

    private static final int LONGEST = 200;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is wrong first */
    public static ResponderFilter of(@Nullable String text, @Nullable String enabled) {
        if (text != null && text.length() > LONGEST) {
            throw Problems.invalidParameter("q", "may have at most " + LONGEST + " characters");
        }
        boolean isAsked = enabled != null && !enabled.isEmpty();
        if (isAsked && !"true".equals(enabled) && !"false".equals(enabled)) {
            throw Problems.invalidParameter("enabled", "must be true or false");
        }
        return new ResponderFilter(
                text == null || text.isBlank() ? null : StorableText.clean(text.strip()),
                isAsked ? Boolean.valueOf(enabled) : null);
    }

    /** A condition over the entity. */
    String condition() {
        String contains = " like :text escape '!'";
        return "id > :after and deletedAt is null"
                + (enabled == null ? "" : " and enabled = :enabled")
                + (text == null
                        ? ""
                        : " and (lower(name)" + contains + " or lower(description)" + contains
                                + " or lower(watchPattern)" + contains + " or lower(owner)" + contains + ")");
    }

    Parameters parameters(long after) {
        Parameters parameters = Parameters.with("after", after);
        if (enabled != null) {
            parameters.and("enabled", enabled);
        }
        if (text != null) {
            parameters.and("text", "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        return parameters;
    }
}
