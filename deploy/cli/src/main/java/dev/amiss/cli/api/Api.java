package dev.amiss.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends requests to the services. Whatever is not a success is an exception with a message for people. */
public final class Api {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Runs of assertions answer within 30 s. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Addresses addresses;
    private final Optional<String> key;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param key access key; empty in open mode */
    public Api(Addresses addresses, Optional<String> key) {
        this.addresses = addresses;
        this.key = key;
    }

    public JsonNode get(Service service, String path) {
        return send(service, "GET", path, null).body();
    }

    public JsonNode get(Service service, Query query) {
        return get(service, query.toString());
    }

    /**
     * Sends a request.
     *
     * @throws ProblemException when the service refuses it
     * @throws UnreachableException when there is no answer
     */
    public Answer send(Service service, String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = request(service, path, Map.of())
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        HttpResponse<String> response = exchange(service, request.build(), BodyHandlers.ofString());
        JsonNode answer = parse(response.body());
        Optional<String> location = response.headers().firstValue("Location");
        if (response.statusCode() / 100 == 3) {
            answer = Json.object().put("detail", "it is elsewhere, at " + location.orElse("?") + "; name that address");
        }
        if (response.statusCode() / 100 != 2) {
            throw new ProblemException(response.statusCode(), answer, service.title());
        }
        return new Answer(response.statusCode(), answer, location);
    }

    /**
     * Opens a stream of lines that goes on until somebody ends it; to be closed.
     *
     * @param headers more of them
     */
    public Stream<String> lines(Service service, String path, Map<String, String> headers) {
        HttpRequest request = request(service, path, headers)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = exchange(service, request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            try (Stream<String> lines = response.body()) {
                JsonNode problem = parse(lines.reduce("", (one, other) -> one + other + "\n"));
                throw new ProblemException(response.statusCode(), problem, service.title());
            }
        }
        return response.body();
    }

    public URI address(Service service) {
        return addresses.of(service);
    }

    private HttpRequest.Builder request(Service service, String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(addresses.of(service) + path)).header("User-Agent", "amiss-cli");
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        headers.forEach(request::header);
        return request;
    }

    private <T> HttpResponse<T> exchange(Service service, HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UnreachableException(service, addresses.of(service), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(service, addresses.of(service), e);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return Json.object().put("detail", body.strip().lines().findFirst().orElse(""));
        }
    }
}
