package dev.amiss.assertion.datasource;

import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import java.sql.SQLException;

/** A query could not be read to its end; what was read before counts for nothing. */
public final class QueryFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;

    QueryFailed(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static QueryFailed of(SQLException e) {
        return new QueryFailed(reason(String.valueOf(e.getSQLState())), firstLine(String.valueOf(e.getMessage())));
    }

    /** What it means for the check. */
    public CouldNotRun outcome() {
        return new CouldNotRun(reason, String.valueOf(getMessage()));
    }

    private static FailureReason reason(String sqlState) {
        if (sqlState.equals("57014") || sqlState.equals("70100")) {
            return FailureReason.TIMEOUT;
        }
        return switch (sqlState.length() < 2 ? "" : sqlState.substring(0, 2)) {
            case "08", "57" -> FailureReason.UNREACHABLE;
            case "28" -> FailureReason.UNAUTHORIZED;
            case "25" -> FailureReason.REFUSED;
            case "42", "22", "3F" -> FailureReason.INVALID;
            case "53" -> FailureReason.RATE_LIMITED;
            default -> FailureReason.SERVER_ERROR;
        };
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
