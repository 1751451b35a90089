package dev.amiss.service.problem;

import dev.amiss.service.database.SqlFailure;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Answers what nobody expected: 503 when the database was away or busy, so that it is worth sending again, else 500. */
@Provider
@Priority(1)
public class DatabaseAwayMapper extends ExceptionMapperBase<RuntimeException> {
    @Override
    protected HttpProblem toProblem(RuntimeException failure) {
        SqlFailure kind = SqlFailure.of(failure);
        return kind == SqlFailure.WAIT || kind == SqlFailure.REPEAT
                ? Problems.unavailable(
                        "The database cannot be reached now; nothing was changed. Send the request again.",
                        Duration.ofSeconds(2))
                : Problems.of(500, "internal", "Internal error", "Something went wrong here; the log says what.")
                        .build();
    }
}
