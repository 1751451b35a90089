package dev.amiss.assertion.heartbeat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program says of itself with a ping: the part of the address behind its key. */
sealed interface Signal {
    /** It starts to work; an end follows. */
    record Start() implements Signal {}

    /** Something for the record, which changes nothing. */
    record Log() implements Signal {}

    /** It says nothing that counts, which lists show. */
    record Ignored() implements Signal {}

    /**
     * It came to its end.
     *
     * @param exitCode null when it gave none
     */
    record End(boolean success, @Nullable Integer exitCode) implements Signal {}

    int MOST_EXIT_CODE = 255;

    /** The signal of that word: nothing, {@code start}, {@code fail}, {@code log} or an exit code; empty for any other. */
    static Optional<Signal> of(String word) {
        return switch (word) {
            case "" -> Optional.of(new End(true, null));
            case "start" -> Optional.of(new Start());
            case "log" -> Optional.of(new Log());
            case "fail" -> Optional.of(new End(false, null));
            default -> exitCode(word).map(code -> new End(code == 0, code));
        };
    }

    private static Optional<Integer> exitCode(String word) {
        return word.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(word)).filter(code -> code <= MOST_EXIT_CODE)
                : Optional.empty();
    }
}
