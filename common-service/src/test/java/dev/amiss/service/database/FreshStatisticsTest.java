package dev.amiss.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class FreshStatisticsTest {
    @Inject
    Jdbi jdbi;

    @Inject
    FreshStatistics statistics;

    @BeforeEach
    void a_table_that_nobody_else_analyzes() {
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE growing (id bigint) WITH (autovacuum_enabled = off)"));
    }

    @AfterEach
    void clear() {
        jdbi.useHandle(handle -> handle.execute("DROP TABLE growing"));
    }

    @Test
    void a_table_is_analyzed_whenever_it_has_doubled() {
        grow(400);
        analyzedAs(-1);
        grow(2_000);
        analyzedAs(2_400);
        grow(2_000);
        analyzedAs(2_400);
        grow(1_000);
        analyzedAs(5_400);
    }

    private void grow(int rows) {
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO growing SELECT n FROM generate_series(1, ?) n", rows);
            handle.execute("SELECT pg_stat_force_next_flush()");
        });
    }

    /** PostgreSQL tells of new rows a little later. */
    private void analyzedAs(int rows) {
        await().during(rows < 0 ? Duration.ofMillis(500) : Duration.ZERO)
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    statistics.run();
                    assertThat(known()).isEqualTo(rows);
                });
    }

    private int known() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT reltuples FROM pg_class WHERE relname = 'growing'")
                .mapTo(Integer.class)
                .one());
    }
}
