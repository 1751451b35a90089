package dev.amiss.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** No statement holds a connection, its locks and whoever waits for them for ever. */
@QuarkusTest
class StatementTimeoutTest {
    @Inject
    AgroalDataSource dataSource;

    private Jdbi patientForASecond() {
        return new JdbiProducer().jdbi(dataSource, new SqlTrouble(), () -> Duration.ofSeconds(1));
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_and_worth_another_try() {
        Throwable failure =
                catchThrowable(() -> patientForASecond().useHandle(handle -> handle.execute("SELECT pg_sleep(600)")));

        assertThat(failure).hasMessageContaining("canceling statement");
        assertThat(SqlFailure.of(failure)).isEqualTo(SqlFailure.WAIT);
    }

    @Test
    void so_is_one_over_many_rows() {
        Throwable failure = catchThrowable(() -> patientForASecond()
                .useHandle(handle -> RowArrays.of(handle, List.of(600))
                        .column("integer", seconds -> seconds)
                        .query("SELECT pg_sleep(s) FROM unnest(?) AS a(s)", row -> row.getString(1))));

        assertThat(failure).hasMessageContaining("canceling statement");
        assertThat(SqlFailure.of(failure)).isEqualTo(SqlFailure.WAIT);
    }

    @Test
    void one_that_takes_its_time_within_the_limit_is_not() {
        String answer = patientForASecond()
                .withHandle(handle -> handle.createQuery("SELECT 'done' FROM pg_sleep(0.1)")
                        .mapTo(String.class)
                        .one());

        assertThat(answer).isEqualTo("done");
    }
}
