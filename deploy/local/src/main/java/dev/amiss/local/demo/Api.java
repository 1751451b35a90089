package dev.amiss.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The public API of one service. */
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String key;
    private final Transcript transcript;

    /** @param key the access key, or empty where none is needed */
    Api(String base, String key, Transcript transcript) {
        this.base = base;
        this.key = key;
        this.transcript = transcript;
    }

    /** Sends it, shows it, and returns the answer's body. @throws NotSeenException unless the status is the wanted one */
    JsonNode send(String method, String path, String body, int wanted) {
        String url = path.startsWith("http") ? path : base + path;
        transcript.request(method, url, body);
        HttpResponse<String> answer = exchange(method, url, body);
        if (answer.statusCode() != wanted) {
            throw new NotSeenException("%s %s was to answer %d and answered %d: %s"
                    .formatted(method, url, wanted, answer.statusCode(), answer.body()));
        }
        return json(answer.body());
    }

    /** Reads without a word; what cannot be read is missing. */
    JsonNode look(String path) {
        HttpResponse<String> answer = exchange("GET", base + path, "");
        return answer.statusCode() == 200 ? json(answer.body()) : MissingNode.getInstance();
    }

    /** Tidies up without a word, whether or not there is something to tidy. */
    void discard(String method, String path, String body) {
        exchange(method, base + path, body);
    }

    private HttpResponse<String> exchange(String method, String url, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NotSeenException(method + " " + url + " was not answered: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeenException("Interrupted during " + method + " " + url);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() || !(body.startsWith("{") || body.startsWith("["))
                    ? MissingNode.getInstance()
                    : Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new NotSeenException("This was to be JSON: " + body);
        }
    }
}
