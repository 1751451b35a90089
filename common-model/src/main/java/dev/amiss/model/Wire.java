package dev.amiss.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks up an enum constant by its name on the wire. */
final class Wire {
    private Wire() {}

    static <E> Optional<E> find(E[] values, Function<E, String> name, @Nullable String wire) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wire))
                .findFirst();
    }
}
