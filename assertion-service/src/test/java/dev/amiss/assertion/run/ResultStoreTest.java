package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.testing.Checks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultStoreTest {
    @Inject
    Jdbi jdbi;

    @Inject
    ResultStore results;

    @Test
    void of_each_assertion_only_the_last_results_are_kept() {
        long id = Checks.create("{\"type\": \"heartbeat\"}", "");
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO run_result (assertion_id, demand, started_at, finished_at, outcome, state)
                        SELECT :id, n, now(), now(), 'passed', 'passing' FROM generate_series(1, 2010) n""").bind("id", id).execute());

        jdbi.useHandle(handle -> results.trim(handle, id));

        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle ->
                        results.page(handle, id, Long.MAX_VALUE, 3_000).size()))
                .isEqualTo(2_000);
    }
}
