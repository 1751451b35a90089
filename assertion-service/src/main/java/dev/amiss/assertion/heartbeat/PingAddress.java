package dev.amiss.assertion.heartbeat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the address of a ping says, by the rules of Healthchecks. Pure. */
sealed interface PingAddress {
    /** A heartbeat by its own key. */
    record OfKey(String key, Signal signal, @Nullable String rid) implements PingAddress {}

    /**
     * A heartbeat by its slug, under a key that may ping all.
     *
     * @param create whether it shall be made if there is none
     */
    record OfSlug(
            String key,
            String slug,
            Signal signal,
            @Nullable String rid,
            boolean create) implements PingAddress {}

    /** None that can be: the answer to it. */
    record Wrong(PingAnswer answer) implements PingAddress {}

    Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    Pattern SLUG = Pattern.compile("[a-z0-9_-]{1,100}");
    Pattern NUMBER = Pattern.compile("[0-9]+");

    /**
     * @param second behind the key: a signal or a slug, empty for nothing
     * @param third behind the slug: a signal, empty for nothing
     * @param rid null when the query has none
     */
    static PingAddress of(String key, String second, String third, @Nullable String rid, boolean create) {
        if (rid != null && !UUID.matcher(rid).matches()) {
            return new Wrong(PingAnswer.WRONG_RUN_ID);
        }
        String run = rid == null ? null : rid.toLowerCase(Locale.ROOT);
        boolean own = UUID.matcher(key).matches();
        if (own && !third.isEmpty() || !own && second.isEmpty()) {
            return new Wrong(PingAnswer.NOT_FOUND);
        }
        String word = own ? second : third;
        Optional<Signal> signal = Signal.of(word);
        if (signal.isEmpty()) {
            return new Wrong(NUMBER.matcher(word).matches() ? PingAnswer.WRONG_ADDRESS : PingAnswer.NOT_FOUND);
        }
        if (own) {
            return new OfKey(key.toLowerCase(Locale.ROOT), signal.get(), run);
        }
        return SLUG.matcher(second).matches()
                ? new OfSlug(key, second, signal.get(), run, create)
                : new Wrong(PingAnswer.WRONG_ADDRESS);
    }
}
