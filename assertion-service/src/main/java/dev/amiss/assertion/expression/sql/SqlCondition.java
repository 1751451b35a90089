package dev.amiss.assertion.expression.sql;

import dev.cel.common.ast.CelExpr;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes conditions of expressions over the variables {@code record} and {@code now}. */
public final class SqlCondition {
    /** A longer condition costs the database more than it saves. */
    private static final int LONGEST = 20_000;

    private SqlCondition() {}

    /**
     * The condition on {@code q}, the alias of the query.
     *
     * @param columns by their names
     * @param now the value of {@code now}
     * @return empty when nothing of the expression can be said in SQL
     */
    public static Optional<String> of(CelExpr expression, Map<String, SqlType> columns, Instant now) {
        Condition condition = new ConditionTranslation(new TermTranslation(columns, now)).ofWhole(expression);
        return condition.isKnown() && condition.sql().length() <= LONGEST
                ? Optional.of(condition.sql())
                : Optional.empty();
    }
}
