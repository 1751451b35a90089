package dev.amiss.assertion.check.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts records as they are judged and keeps those that do not pass. Used by one thread. */
final class RecordTally {
    /** The longest id of a record. */
    static final int LONGEST_ID = 512;

    private final RecordSpool spool;
    private long read;
    private long erring;
    private @Nullable String firstError;

    RecordTally(RecordSpool spool) {
        this.spool = spool;
    }

    void passes() {
        read++;
    }

    /** A record fails; one whose id cannot be kept errs. */
    void fails(String id, Supplier<JsonNode> details) {
        read++;
        if (isStorable(id)) {
            spool.add(id, true, details.get().toString());
        } else {
            note(shown(id) + ": an id may have at most " + LONGEST_ID + " characters, none of them NUL");
        }
    }

    /**
     * A record could not be judged; it keeps the state that it had.
     *
     * @param id null when it is not known
     */
    void errs(@Nullable String id, String reason) {
        read++;
        if (id != null && isStorable(id)) {
            spool.add(id, false, null);
        }
        note((id == null ? "a record without an id" : shown(id)) + ": " + reason);
    }

    long read() {
        return read;
    }

    long erring() {
        return erring;
    }

    @Nullable
    String firstError() {
        return firstError;
    }

    private void note(String error) {
        erring++;
        if (firstError == null) {
            firstError = error;
        }
    }

    private static boolean isStorable(String id) {
        return id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
    }

    private static String shown(String id) {
        return "record " + (id.length() <= 100 ? id : id.substring(0, 100) + "…").replace('\0', '\uFFFD');
    }
}
