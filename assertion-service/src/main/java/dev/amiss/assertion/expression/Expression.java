package dev.amiss.assertion.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** A compiled expression. Immutable, for use by many threads. */
public final class Expression {
    private static final int LONGEST_REASON = 300;

    private final CelRuntime.Program program;

    Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * Tries the expression on values.
     *
     * @param values by variable, each made by {@link ExpressionValues}; a variable that is missing makes it err
     */
    public Verdict evaluate(Map<String, Object> values) {
        try {
            Object result = program.eval(values);
            if (result instanceof Boolean holds) {
                return holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD;
            }
            return new Verdict.Erred("it must be true or false, and is neither for these values");
        } catch (CelEvaluationException | RuntimeException e) {
            return new Verdict.Erred(shorten(String.valueOf(e.getMessage())));
        }
    }

    private static String shorten(String reason) {
        String line = reason.strip().replace('\n', ' ');
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
