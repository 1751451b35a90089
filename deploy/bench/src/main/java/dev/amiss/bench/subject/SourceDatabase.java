package dev.amiss.bench.subject;

/** The database that model assertions read, with a role that can do nothing but read. */
final class SourceDatabase {
    static final String READER = "bench_reader";

    private SourceDatabase() {}

    static void create(RunningAmiss amiss) {
        Sql.execute(amiss, "postgres", "CREATE DATABASE " + RunningAmiss.SOURCE_DATABASE);
        Sql.execute(
                amiss,
                RunningAmiss.SOURCE_DATABASE,
                "CREATE ROLE " + READER + " LOGIN",
                "ALTER ROLE " + READER + " SET default_transaction_read_only = on",
                "GRANT USAGE ON SCHEMA public TO " + READER,
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO " + READER,
                "REVOKE TEMPORARY ON DATABASE " + RunningAmiss.SOURCE_DATABASE + " FROM PUBLIC");
    }
}
