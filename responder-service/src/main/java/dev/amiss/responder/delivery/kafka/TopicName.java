package dev.amiss.responder.delivery.kafka;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which topics may be written to. */
final class TopicName {
    private TopicName() {}

    /** Why that topic cannot be written to; null when it can. */
    static @Nullable String problem(String topic) {
        if (isOurs(topic)) {
            return "must not be one of Amiss's own, amiss.…";
        }
        if (topic.startsWith("__")) {
            return "must not be one of Kafka's own, __…";
        }
        boolean isName = topic.matches("[A-Za-z0-9._-]{1,249}") && !topic.equals(".") && !topic.equals("..");
        return isName ? null : "must be of letters, digits, '.', '_' and '-', for example shop.incidents";
    }

    /** Kafka cannot tell '.' from '_' in names of metrics, so such a topic counts as ours as well. */
    static boolean isOurs(String topic) {
        return topic.toLowerCase(Locale.ROOT).replace('_', '.').startsWith("amiss.");
    }
}
