package dev.amiss.service.plugin;

import dev.amiss.model.function.ActionFunction;
import dev.amiss.model.function.CheckFunction;
import java.util.function.Function;

/** What all functions of one interface tell about themselves. */
record FunctionKind<T>(Class<T> type, Function<T, String> name, Function<T, String> schema) {
    static final FunctionKind<ActionFunction> ACTION =
            new FunctionKind<>(ActionFunction.class, ActionFunction::name, ActionFunction::schema);
    static final FunctionKind<CheckFunction> CHECK =
            new FunctionKind<>(CheckFunction.class, CheckFunction::name, CheckFunction::schema);

    @SuppressWarnings("unchecked")
    static <T> FunctionKind<T> of(Class<T> type) {
        if (type == ActionFunction.class) {
            return (FunctionKind<T>) ACTION;
        }
        if (type == CheckFunction.class) {
            return (FunctionKind<T>) CHECK;
        }
        throw new IllegalArgumentException(type + " is no function interface; use ActionFunction or CheckFunction");
    }
}
