package dev.amiss.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {
    @ParameterizedTest
    @CsvSource({
        "40001, REPEAT",
        "40P01, REPEAT",
        "08006, WAIT",
        "53300, WAIT",
        "57P01, WAIT",
        "28P01, WAIT",
        "3D000, WAIT",
        "55000, WAIT",
        "58030, WAIT",
        "25006, WAIT",
        "22P05, DATA",
        "23505, DATA",
        "42601, OTHER",
        "25P02, OTHER"
    })
    void the_state_tells_what_to_do(String state, SqlFailure expected) {
        Exception wrapped = new IllegalStateException(new RuntimeException(new SQLException("x", state)));

        assertThat(SqlFailure.of(wrapped)).isEqualTo(expected);
    }

    @Test
    void no_connection_to_be_had_means_waiting_and_anything_else_does_not() {
        assertThat(SqlFailure.of(new SQLException("Acquisition timeout"))).isEqualTo(SqlFailure.WAIT);
        assertThat(SqlFailure.of(new RepeatTransactionException("again"))).isEqualTo(SqlFailure.REPEAT);
        assertThat(SqlFailure.of(new IllegalArgumentException("bug"))).isEqualTo(SqlFailure.OTHER);
    }
}
