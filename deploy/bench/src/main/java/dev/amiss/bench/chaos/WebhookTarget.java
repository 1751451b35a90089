package dev.amiss.bench.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody's server behind webhooks: remembers the bodies that each webhook id came with. Thread-safe. */
final class WebhookTarget implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final ConcurrentMap<String, Set<String>> bodies = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicLong> accepted = new ConcurrentHashMap<>();
    private volatile int status = 200;

    WebhookTarget() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on; 429 comes with {@code Retry-After: 2}. */
    void answers(int next) {
        status = next;
    }

    /** The bodies that came with each id, whatever was answered. */
    Map<String, Set<String>> bodies() {
        return Map.copyOf(bodies);
    }

    /** How often a call with that id was answered 200; the other side need not have seen the answer. */
    long accepted(String id) {
        AtomicLong count = accepted.get(id);
        return count == null ? 0 : count.get();
    }

    /** Calls answered 200 beyond the first of their id. */
    long repeats() {
        return accepted.values().stream().mapToLong(count -> count.get() - 1).sum();
    }

    boolean hasBodyWith(String text) {
        return bodies.entrySet().stream()
                .anyMatch(entry -> accepted.containsKey(entry.getKey())
                        && entry.getValue().stream().anyMatch(body -> body.contains(text)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            bodies.computeIfAbsent(id, any -> ConcurrentHashMap.newKeySet()).add(body);
            int answer = status;
            if (answer == 200) {
                accepted.computeIfAbsent(id, any -> new AtomicLong()).incrementAndGet();
            } else if (answer == 429) {
                exchange.getResponseHeaders().add("Retry-After", "2");
            }
            byte[] bytes = "{\"ok\": true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
