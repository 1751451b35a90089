package dev.amiss.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amiss.cli.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The three services on one address: answers as told and keeps what it was asked. */
final class StubServices implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /**
     * A request as it came.
     *
     * @param target path with its query, not decoded
     */
    record Request(
            String method,
            String target,
            String body,
            @Nullable String authorization) {
        JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Answer(int status, String body, String contentType) {}

    StubServices() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param request such as {@code GET /api/v1/issues}; with a query it answers that query only */
    StubServices on(String request, int status, String body) {
        answers.put(request, new Answer(status, body, status < 400 ? "application/json" : "application/problem+json"));
        return this;
    }

    StubServices onStream(String request, String body) {
        answers.put(request, new Answer(200, body, "text/event-stream"));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What was asked, as {@code PATCH /api/v1/issues/7}. */
    List<String> targets() {
        return requests.stream()
                .map(each -> each.method() + " " + each.target())
                .toList();
    }

    /** What was asked beside reading. */
    List<String> changes() {
        return targets().stream().filter(each -> !each.startsWith("GET ")).toList();
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            requests.add(new Request(
                    method,
                    exchange.getRequestURI().toString(),
                    body,
                    exchange.getRequestHeaders().getFirst("Authorization")));
            Answer unknown = new Answer(404, "{\"title\": \"Not found\", \"status\": 404}", "application/problem+json");
            Answer answer = answers.getOrDefault(
                    method + " " + exchange.getRequestURI(),
                    answers.getOrDefault(method + " " + exchange.getRequestURI().getPath(), unknown));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
