package dev.amiss.service.database;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Remembers that a statement failed since the database cannot write, until somebody saw it write again. Thread-safe. */
@Singleton
class SqlTrouble implements SqlLogger {
    private volatile @Nullable String message;

    /** What the database said last of why it cannot write; empty when it can, as far as is known. */
    Optional<String> message() {
        return Optional.ofNullable(message);
    }

    void isOver() {
        message = null;
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        if (isOfWriting(failure.getSQLState())) {
            message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        }
    }

    /** No room, no memory, read-only, or an error of its disk (PostgreSQL's appendix A, classes 25, 53 and 58). */
    private static boolean isOfWriting(@Nullable String state) {
        return state != null && (state.startsWith("53") || state.startsWith("58") || state.equals("25006"));
    }
}
