package dev.amiss.responder.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An HTTP server that remembers what it got and answers what it is told, 200 by default. */
public final class WebhookReceiver implements AutoCloseable {
    /** @param headers by name in any case */
    public record Received(Map<String, String> headers, String body) {}

    private record Answer(int status, Map<String, String> headers, String body) {}

    private static final int HANGS = -1;
    private static final int CLOSES = -2;

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public WebhookReceiver() {
        this(0);
    }

    public WebhookReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        received.add(
                new Received(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.peek() == null ? new Answer(200, Map.of(), "") : answers.poll();
        switch (answer.status()) {
            case HANGS -> hang();
            case CLOSES -> closeMidway(exchange);
            default -> {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    private static void hang() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
    }

    /** Promises more than comes. */
    private static void closeMidway(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    /** The next requests are answered so, each once. */
    public WebhookReceiver answer(int... statuses) {
        for (int status : statuses) {
            answers.add(new Answer(status, Map.of(), ""));
        }
        return this;
    }

    public WebhookReceiver answer(int status, String header, String value) {
        answers.add(new Answer(status, Map.of(header, value), ""));
        return this;
    }

    /** The next request is answered so. */
    public WebhookReceiver answerWith(int status, String body) {
        answers.add(new Answer(status, Map.of(), body));
        return this;
    }

    /** The next request is never answered. */
    public WebhookReceiver hangUp() {
        answers.add(new Answer(HANGS, Map.of(), ""));
        return this;
    }

    /** The next answer ends midway. */
    public WebhookReceiver breakOff() {
        answers.add(new Answer(CLOSES, Map.of(), ""));
        return this;
    }

    public List<Received> received() {
        return received;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
