package dev.amiss.service.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * For a statement that is after few rows of many. PostgreSQL plans it for the values of each call: a plan that is kept serves
 * any values, cannot know how few rows a LIMIT leaves, nor whether a value is frequent, and of large tables reads far too much.
 * Planning costs a fraction of a millisecond. And it carries it out in one process: parallel workers take ten milliseconds to
 * start, and each runs far ahead of what a LIMIT takes.
 */
public final class FewOfMany implements StatementCustomizer {
    public static final FewOfMany FEW_OF_MANY = new FewOfMany();

    private FewOfMany() {}

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        // PostgreSQL starts no workers for a statement of which rows are asked for by number, however many
        statement.setMaxRows(Integer.MAX_VALUE);
    }
}
