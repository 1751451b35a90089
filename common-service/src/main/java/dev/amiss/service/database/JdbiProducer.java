package dev.amiss.service.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Jdbi over the service's pool. Under a JTA transaction a handle joins it, and its end is the transaction's; without one
 * {@link Jdbi#inTransaction} makes a plain transaction of its own.
 */
public class JdbiProducer {
    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource, SqlTrouble trouble, DatabaseConfig config) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        jdbi.setSqlLogger(trouble);
        jdbi.getConfig(SqlStatements.class)
                .setQueryTimeout((int) Math.max(1, config.statementTimeout().toSeconds()));
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerArrayType(String.class, "text");
        return jdbi;
    }
}
