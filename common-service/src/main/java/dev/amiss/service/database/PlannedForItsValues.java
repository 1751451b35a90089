package dev.amiss.service.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Has PostgreSQL plan a statement for the values of each call. A plan that is kept serves any values: it cannot know how few
 * rows a LIMIT leaves, nor whether a value is frequent, and of lists over large tables it reads far too much. Planning costs
 * a fraction of a millisecond, so this is for statements whose best plan depends on what they are asked.
 */
public final class PlannedForItsValues implements StatementCustomizer {
    public static final PlannedForItsValues PLANNED_FOR_ITS_VALUES = new PlannedForItsValues();

    private PlannedForItsValues() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
