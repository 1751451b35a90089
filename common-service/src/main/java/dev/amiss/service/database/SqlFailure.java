package dev.amiss.service.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an exception from the database means for the work that met it. */
public enum SqlFailure {
    /** Deadlock, serialization failure or {@link RepeatTransactionException}: do it again at once. */
    REPEAT,
    /** The database is away, full, shutting down or lets nobody in: wait, then do it again. */
    WAIT,
    /** The data itself is refused; doing the same again ends the same. */
    DATA,
    /** Not from the database, or nothing that waiting cures. */
    OTHER;

    /** Judges by the first SQLSTATE among the causes. */
    public static SqlFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RepeatTransactionException) {
                return REPEAT;
            }
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
        }
        return OTHER;
    }

    private static SqlFailure ofState(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return WAIT; // the pool's own failures carry no state: no connection to be had
        }
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
            return REPEAT;
        }
        return switch (state.substring(0, 2)) {
            case "08", "28", "3D", "53", "57", "58" -> WAIT;
            case "55" -> state.equals("55000") ? WAIT : OTHER; // a database that takes no connections now
            case "25" -> state.equals("25006") ? WAIT : OTHER; // a standby that is about to be promoted
            case "22", "23" -> DATA;
            default -> OTHER;
        };
    }
}
