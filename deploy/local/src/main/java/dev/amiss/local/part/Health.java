package dev.amiss.local.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service says it is.
 *
 * @param detail what is not well, for people; empty if all is
 */
public record Health(boolean isReady, String detail) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /** Asks the service at that address; takes three seconds at most. */
    public static Health of(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? new Health(true, "") : new Health(false, failing(response.body()));
        } catch (IOException e) {
            return new Health(false, "does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health(false, "interrupted");
        }
    }

    private static String failing(String body) {
        List<String> names = new ArrayList<>();
        try {
            for (JsonNode check : Json.mapper().readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    names.add(check.path("name").asText());
                }
            }
        } catch (JsonProcessingException e) {
            return "answers what is no health report";
        }
        return "not ready: " + String.join(", ", names);
    }
}
