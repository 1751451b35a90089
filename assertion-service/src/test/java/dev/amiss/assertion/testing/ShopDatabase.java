package dev.amiss.assertion.testing;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database of somebody else's, read as data source {@code shop}; {@code owned} reads it as a role that can write. */
public final class ShopDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String NAME = "shop";

    @Override
    public int order() {
        return 100; // after PostgreSQL
    }

    @Override
    public Map<String, String> start() {
        RealParts.postgres().createDatabase(NAME);
        execute("""
                CREATE ROLE shop_reader LOGIN;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO shop_reader;""");
        String url = RealParts.jdbcUrl() + NAME;
        return Map.of(
                "AMISS_DATASOURCE_SHOP_URL", url,
                "AMISS_DATASOURCE_SHOP_USERNAME", "shop_reader",
                "AMISS_DATASOURCE_OWNED_URL", url,
                "AMISS_DATASOURCE_OWNED_USERNAME", "postgres",
                "AMISS_DATASOURCE_GONE_URL", "jdbc:postgresql://127.0.0.1:1/gone",
                "AMISS_DATASOURCE_GONE_USERNAME", "nobody");
    }

    @Override
    public void stop() {}

    /** Executes statements as the owner. */
    public static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(RealParts.jdbcUrl() + NAME, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
