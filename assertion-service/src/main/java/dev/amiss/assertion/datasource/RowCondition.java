package dev.amiss.assertion.datasource;

import dev.amiss.assertion.expression.sql.SqlType;
import java.util.Map;
import java.util.Optional;

/** A condition in SQL that depends on what columns a query has. */
@FunctionalInterface
public interface RowCondition {
    /** The condition on the rows of {@code q}; empty when there is none for such columns. */
    Optional<String> on(Map<String, SqlType> columns);
}
