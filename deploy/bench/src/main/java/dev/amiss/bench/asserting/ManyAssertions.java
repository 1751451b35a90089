package dev.amiss.bench.asserting;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.bench.subject.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ten thousand assertions of a minute each, all asking one web server on this machine: how late each runs. */
public final class ManyAssertions implements Measure {
    private static final int ASSERTIONS = 10_000;
    private static final Question LATENESS =
            new Question("10,000 assertions of 60 s, lateness, p99", "ms", Goal.atMost(200));

    /** The next run is planned so long after the last one was. */
    private static final String LATENESSES = """
            SELECT percentile_disc(%1$s) WITHIN GROUP (ORDER BY
                extract(epoch FROM last_run_at - (planned_at - make_interval(secs => %2$d))) * 1000)
            FROM duty d JOIN assertion a ON a.id = d.assertion_id
            WHERE a.name LIKE 'bench answers %%' AND last_run_at > now() - make_interval(secs => %2$d)""";

    private static final String RAN = """
            SELECT count(*) FROM duty d JOIN assertion a ON a.id = d.assertion_id
            WHERE a.name LIKE 'bench answers %%' AND last_run_at > now() - make_interval(secs => %d)""";

    @Override
    public String name() {
        return "many-assertions";
    }

    @Override
    public List<Question> questions() {
        return List.of(LATENESS);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end("OK"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
            measure(bench, port);
        } finally {
            deleteAll(bench);
            vertx.close();
        }
    }

    private static void measure(Bench bench, int port) throws Exception {
        RunningAmiss amiss = bench.amiss();
        int count = bench.settings().size(ASSERTIONS);
        int every = bench.settings().quick() ? 15 : 60;
        AtomicInteger number = new AtomicInteger();
        bench.http()
                .exactly(
                        8,
                        count,
                        RequestSource.post(
                                amiss.assertionUrl(),
                                "/api/v1/assertions",
                                "application/json",
                                () -> assertion(number.incrementAndGet(), every, port)));
        // the first runs spread over one interval; then a whole round is looked at
        Waiting.pause(Duration.ofSeconds(2L * every));
        long p99 = Sql.number(amiss, ModelAssertion.DATABASE, LATENESSES.formatted("0.99", every));
        long p50 = Sql.number(amiss, ModelAssertion.DATABASE, LATENESSES.formatted("0.5", every));
        long ran = Sql.number(amiss, ModelAssertion.DATABASE, RAN.formatted(every + 2));
        if (ran < count * 0.99) {
            throw new IllegalStateException("only %d of %d ran within %d s".formatted(ran, count, every));
        }
        bench.answer(LATENESS, p99, Double.NaN, "p50 %d ms, %,d assertions of %d s".formatted(p50, count, every));
    }

    private static void deleteAll(Bench bench) throws Exception {
        List<String> ids = Sql.lines(
                bench.amiss(), ModelAssertion.DATABASE, "SELECT id FROM assertion WHERE name LIKE 'bench answers %'");
        Iterator<String> next = ids.iterator();
        bench.http()
                .exactly(
                        8,
                        ids.size(),
                        RequestSource.delete(bench.amiss().assertionUrl(), () -> "/api/v1/assertions/" + next.next()));
    }

    private static byte[] assertion(int number, int every, int port) {
        return """
                {"name": "bench answers %d", "every_sec": %d,
                 "check": {"type": "http", "url": "http://127.0.0.1:%d/", "expect_status": 200}}""".formatted(number, every, port).getBytes(StandardCharsets.UTF_8);
    }
}
