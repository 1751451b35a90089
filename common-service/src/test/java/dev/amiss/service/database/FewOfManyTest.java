package dev.amiss.service.database;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class FewOfManyTest {
    @Inject
    Jdbi jdbi;

    @Test
    void a_statement_that_PostgreSQL_would_give_to_a_worker_stays_in_its_own_process() {
        jdbi.useHandle(handle -> {
            handle.begin();
            handle.execute("SET LOCAL debug_parallel_query = on");
            handle.execute("""
                    CREATE FUNCTION process_of_row() RETURNS integer LANGUAGE plpgsql PARALLEL SAFE
                    AS 'BEGIN RETURN pg_backend_pid(); END'""");
            int own = process(handle.createQuery("SELECT pg_backend_pid()"));

            assertThat(process(query(handle))).isNotEqualTo(own);
            assertThat(process(query(handle).addCustomizer(FEW_OF_MANY))).isEqualTo(own);
            handle.rollback();
        });
    }

    private static Query query(Handle handle) {
        return handle.createQuery("SELECT process_of_row() FROM pg_class LIMIT 1");
    }

    private static int process(Query query) {
        return query.mapTo(Integer.class).one();
    }
}
