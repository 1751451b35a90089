package dev.amiss.assertion.expression;

import dev.amiss.assertion.expression.sql.SqlCondition;
import dev.amiss.assertion.expression.sql.SqlType;
import dev.amiss.service.expression.ExpressionProgram;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A compiled expression. Immutable, for use by many threads. */
public final class Expression {
    private static final int LONGEST_REASON = 300;

    private final CelAbstractSyntaxTree tree;
    private final ExpressionProgram program;

    Expression(CelAbstractSyntaxTree tree, ExpressionProgram program) {
        this.tree = tree;
        this.program = program;
    }

    /**
     * The expression over {@code record} and {@code now} as a condition on the rows {@code q} of a query to PostgreSQL: true
     * where it holds, false where it does not, NULL where only {@link #evaluate} can tell.
     *
     * @param columns of the query, by name; a row's columns are what {@code record} has
     * @return empty when nothing of it can be said in SQL
     */
    public Optional<String> asCondition(Map<String, SqlType> columns, Instant now) {
        return SqlCondition.of(tree.getExpr(), columns, now);
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
