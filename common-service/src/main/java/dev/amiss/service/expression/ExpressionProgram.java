package dev.amiss.service.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/**
 * A compiled expression whose evaluations have a budget, which CEL itself does not give them. Immutable, for use by many
 * threads.
 */
public final class ExpressionProgram {
    /** The longest expression, in code points. */
    public static final int LONGEST = 2_000;

    /** For every expression that a user writes; {@link Budget} does the rest. */
    public static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .comprehensionMaxIterations(1_000)
            .maxRegexProgramSize(TextSearch.LARGEST_PATTERN)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelRuntime.Program program;
    private final TextSearch searches;

    private ExpressionProgram(CelRuntime.Program program, TextSearch searches) {
        this.program = program;
        this.searches = searches;
    }

    /** @throws CelEvaluationException when it is none that can be evaluated */
    public static ExpressionProgram of(Cel cel, CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return new ExpressionProgram(cel.createProgram(tree), TextSearch.of(tree));
    }

    /**
     * @param values by variable
     * @throws CelEvaluationException when it has no answer for these values
     * @throws TooCostlyException when finding the answer would take too much
     */
    public Object eval(Map<String, Object> values) throws CelEvaluationException {
        Budget budget = new Budget(searches);
        Object answer = program.trace(values, budget);
        budget.check();
        return answer;
    }
}
