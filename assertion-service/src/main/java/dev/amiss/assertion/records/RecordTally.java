package dev.amiss.assertion.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts records as they are judged and keeps those that do not pass. Used by one thread. */
public final class RecordTally {
    /** The longest id of a record. */
    static final int LONGEST_ID = 512;

    private final RecordSpool spool;
    private long read;
    private long failing;
    private long erring;
    private @Nullable String firstError;

    public RecordTally(RecordSpool spool) {
        this.spool = spool;
    }

    public void passes() {
        pass(1);
    }

    /** So many pass. */
    public void pass(long records) {
        read += records;
    }

    /** A record fails; one whose id cannot be kept errs. */
    public void fails(String id, Supplier<JsonNode> details) {
        fails(id, details, Map.of());
    }

    /**
     * As {@link #fails(String, Supplier)}.
     *
     * @param labels of the record's issue, beside those of the assertion
     */
    public void fails(String id, Supplier<JsonNode> details, Map<String, String> labels) {
        read++;
        if (isStorable(id)) {
            failing++;
            spool.add(new RecordSpool.Line(
                    id,
                    true,
                    details.get().toString(),
                    labels.isEmpty() ? null : Json.mapper().valueToTree(labels).toString()));
        } else {
            note(shown(id) + ": an id may have at most " + LONGEST_ID + " characters, none of them NUL");
        }
    }

    /**
     * A record could not be judged; it keeps the state that it had.
     *
     * @param id null when it is not known
     */
    public void errs(@Nullable String id, String reason) {
        read++;
        if (id != null && isStorable(id)) {
            spool.add(new RecordSpool.Line(id, false, null, null));
        }
        note((id == null ? "a record without an id" : shown(id)) + ": " + reason);
    }

    public long read() {
        return read;
    }

    long failing() {
        return failing;
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
