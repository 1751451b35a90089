package dev.amiss.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Load over HTTP from one event loop. Used by one thread. */
public final class HttpLoad implements AutoCloseable {
    private static final double WARM_UP_SECONDS = 1;
    private static final int GRACE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    /**
     * So many clients, each with a connection of its own, each sending its next request when the last was answered.
     *
     * @throws IllegalStateException when more than one in a thousand was not answered as expected
     */
    public LoadResult closed(int connections, double seconds, RequestSource source) throws Exception {
        long start = System.nanoTime();
        long from = start + nanos(Math.min(WARM_UP_SECONDS, seconds / 2));
        Recording recording = new Recording(from, from + nanos(seconds));
        return run(connections, source, (client, done) -> {
                    AtomicLong running = new AtomicLong(connections);
                    for (int i = 0; i < connections; i++) {
                        next(client, source, recording, () -> {
                            if (running.decrementAndGet() == 0) {
                                done.complete(recording.result());
                            }
                        });
                    }
                })
                .checked();
    }

    /** So many requests in all, by so many clients. */
    public LoadResult exactly(int connections, int requests, RequestSource source) throws Exception {
        long start = System.nanoTime();
        Recording recording = new Recording(start, start + nanos(600));
        return run(connections, source, (client, done) -> {
                    AtomicLong left = new AtomicLong(requests);
                    AtomicLong answered = new AtomicLong();
                    if (requests == 0) {
                        done.complete(recording.result());
                    }
                    for (int i = 0; i < Math.min(connections, requests); i++) {
                        countDown(client, source, recording, left, () -> {
                            if (answered.incrementAndGet() == requests) {
                                done.complete(recording.result());
                            }
                        });
                    }
                })
                .checked();
    }

    private static void countDown(
            HttpClient client, RequestSource source, Recording recording, AtomicLong left, Runnable answered) {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        long started = System.nanoTime();
        one(client, source, System.currentTimeMillis()).onComplete(outcome -> {
            recording.answered(started, outcome.succeeded());
            answered.run();
            countDown(client, source, recording, left, answered);
        });
    }

    /**
     * So many requests a second, whatever the answers do; latencies count from when each was due.
     *
     * @param connections most that are used at once
     */
    public LoadResult open(int connections, double perSecond, double seconds, RequestSource source) throws Exception {
        return open(connections, perSecond, seconds, source, false).checked();
    }

    /**
     * The same, more than is answered well: failures are counted and no error, and latencies count from when a connection was
     * free, since the server cannot know of what waits for one.
     */
    public LoadResult flood(int connections, double perSecond, double seconds, RequestSource source) throws Exception {
        return open(connections, perSecond, seconds, source, true);
    }

    private LoadResult open(
            int connections, double perSecond, double seconds, RequestSource source, boolean countsFromSending)
            throws Exception {
        return run(connections, source, (client, done) -> {
            long startMillis = System.currentTimeMillis();
            long start = System.nanoTime();
            Recording recording = new Recording(start, start + nanos(seconds + GRACE_SECONDS));
            long total = Math.round(perSecond * seconds);
            AtomicLong sent = new AtomicLong();
            AtomicLong answered = new AtomicLong();
            vertx.setPeriodic(1, timer -> {
                long due = Math.min(total, (long) ((System.nanoTime() - start) / 1e9 * perSecond) + 1);
                while (sent.get() < due) {
                    long planned = start + nanos(sent.getAndIncrement() / perSecond);
                    AtomicLong began = new AtomicLong(planned);
                    Runnable sending = countsFromSending ? () -> began.set(System.nanoTime()) : () -> {};
                    one(client, source, startMillis + (planned - start) / 1_000_000, sending)
                            .onComplete(outcome -> {
                                recording.answered(began.get(), outcome.succeeded());
                                if (answered.incrementAndGet() == total) {
                                    done.tryComplete(recording.result());
                                }
                            });
                }
                if (sent.get() == total) {
                    vertx.cancelTimer(timer);
                }
                if (total == 0) {
                    done.tryComplete(recording.result());
                }
            });
        });
    }

    @Override
    public void close() {
        vertx.close();
    }

    @FunctionalInterface
    private interface Start {
        void on(HttpClient client, Promise<LoadResult> done);
    }

    private LoadResult run(int connections, RequestSource source, Start start) throws Exception {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(source.target().getHost())
                .setDefaultPort(source.target().getPort())
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(-1)
                .setIdleTimeout(0)
                .setTcpNoDelay(true));
        Promise<LoadResult> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(ignored -> start.on(client, done));
        try {
            return done.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new TimeoutException("requests were not answered within 10 minutes");
        } finally {
            client.close();
        }
    }

    private void next(HttpClient client, RequestSource source, Recording recording, Runnable end) {
        if (recording.isOver()) {
            end.run();
            return;
        }
        long started = System.nanoTime();
        one(client, source, System.currentTimeMillis()).onComplete(outcome -> {
            recording.answered(started, outcome.succeeded());
            next(client, source, recording, end);
        });
    }

    private static Future<Void> one(HttpClient client, RequestSource source, long plannedMillis) {
        return one(client, source, plannedMillis, () -> {});
    }

    private static Future<Void> one(HttpClient client, RequestSource source, long plannedMillis, Runnable sending) {
        RequestSource.Request request = source.next(plannedMillis);
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setURI(request.path())
                .setTimeout(GRACE_SECONDS * 1_000L);
        if (request.body() != null) {
            options.putHeader("content-type", request.contentType());
        }
        return client.request(options)
                .compose(ready -> {
                    sending.run();
                    return send(ready, request.body());
                })
                .compose(response -> {
                    boolean expected = source.expects(response.statusCode());
                    return response.end()
                            .compose(ended -> expected
                                    ? Future.succeededFuture()
                                    : Future.failedFuture("answered " + response.statusCode()));
                });
    }

    private static Future<io.vertx.core.http.HttpClientResponse> send(
            HttpClientRequest request, @org.jspecify.annotations.Nullable Buffer body) {
        return body == null ? request.send() : request.send(body);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
