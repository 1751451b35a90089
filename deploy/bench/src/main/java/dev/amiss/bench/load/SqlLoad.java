package dev.amiss.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Load on PostgreSQL from one event loop: prepared statements, each a transaction of its own, one at a time on each
 * connection. Used by one thread.
 */
public final class SqlLoad implements AutoCloseable {
    private static final double WARM_UP_SECONDS = 1;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final int port;

    public SqlLoad(int port) {
        this.port = port;
    }

    /** So many clients, each executing the statement anew when the last execution was answered. */
    public LoadResult closed(String database, int clients, double seconds, String sql, Supplier<Tuple> rows)
            throws Exception {
        List<PgConnection> connections = connect(database, clients);
        try {
            List<PreparedStatement> prepared = new ArrayList<>();
            for (PgConnection connection : connections) {
                prepared.add(await(connection.prepare(sql)));
            }
            return await(start(prepared, seconds, rows)).checked();
        } finally {
            for (PgConnection connection : connections) {
                await(connection.close());
            }
        }
    }

    @Override
    public void close() {
        vertx.close();
    }

    private Future<LoadResult> start(List<PreparedStatement> prepared, double seconds, Supplier<Tuple> rows) {
        long from = System.nanoTime() + Math.round(WARM_UP_SECONDS * 1e9);
        Recording recording = new Recording(from, from + Math.round(seconds * 1e9));
        Promise<LoadResult> done = Promise.promise();
        AtomicLong running = new AtomicLong(prepared.size());
        Runnable end = () -> {
            if (running.decrementAndGet() == 0) {
                done.complete(recording.result());
            }
        };
        vertx.getOrCreateContext()
                .runOnContext(ignored -> prepared.forEach(statement -> next(statement, rows, recording, end)));
        return done.future();
    }

    private void next(PreparedStatement statement, Supplier<Tuple> rows, Recording recording, Runnable end) {
        if (recording.isOver()) {
            end.run();
            return;
        }
        long started = System.nanoTime();
        statement.query().execute(rows.get()).onComplete(outcome -> {
            recording.answered(started, outcome.succeeded());
            next(statement, rows, recording, end);
        });
    }

    private List<PgConnection> connect(String database, int clients) throws Exception {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setUser("postgres")
                .setPassword("")
                .setDatabase(database)
                .setPipeliningLimit(1);
        List<PgConnection> connections = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            connections.add(await(PgConnection.connect(vertx, options)));
        }
        return connections;
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
