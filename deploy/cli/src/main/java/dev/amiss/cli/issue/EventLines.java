package dev.amiss.cli.issue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts lines of a stream of server-sent events together; see the HTML standard, section 9.2. For use by one thread. */
final class EventLines {
    private final StringBuilder data = new StringBuilder();
    private @Nullable String lastId;

    /** Takes the next line; answers the data of an event when that line ended one. */
    Optional<String> take(String line) {
        if (line.isEmpty()) {
            Optional<String> event = data.isEmpty() ? Optional.empty() : Optional.of(data.toString());
            data.setLength(0);
            return event;
        }
        if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
        } else if (line.startsWith("id:")) {
            lastId = value(line, "id:");
        }
        return Optional.empty();
    }

    /** A connection was lost: what was not whole is dropped. */
    void restart() {
        data.setLength(0);
    }

    /** Where to go on; null before the first event. */
    @Nullable
    String lastId() {
        return lastId;
    }

    private static String value(String line, String field) {
        String value = line.substring(field.length());
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
