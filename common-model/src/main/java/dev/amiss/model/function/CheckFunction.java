package dev.amiss.model.function;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that an assertion can check. */
public interface CheckFunction {
    /** The {@code target_function} by which assertions name it, such as {@code acme.checks.stock}; unique. */
    String name();

    /** One sentence for people choosing a function. */
    String description();

    /** The keyword arguments as a JSON Schema (2020-12) of an object, as JSON text; unknown arguments are refused. */
    String schema();

    /**
     * Checks once. May take up to the assertion's {@code timeout_sec}, after which it is interrupted; that, like any
     * exception, counts as {@link CheckOutcome.CouldNotRun}.
     *
     * @param kwargs the assertion's keyword arguments, a JSON object
     */
    CheckOutcome check(JsonNode kwargs) throws Exception;
}
