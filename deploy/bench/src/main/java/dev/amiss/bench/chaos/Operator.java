package dev.amiss.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.bench.subject.Json;
import dev.amiss.embedded.EmbeddedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody who acknowledges, resolves and reopens issues now and then. */
final class Operator {
    private static final List<String> CHANGES = List.of("acknowledged", "resolved", "resolved", "open");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String address;
    private final Journal journal;
    private final SplittableRandom random;

    Operator(String address, Journal journal, SplittableRandom random) {
        this.address = address;
        this.journal = journal;
        this.random = random;
    }

    /** Changes one of the latest issues; does nothing when nobody answers. */
    void change() throws InterruptedException {
        JsonNode items;
        try {
            items = Json.get(address + "/api/v1/issues?limit=100").path("items");
        } catch (EmbeddedException e) {
            return;
        }
        if (items.isEmpty()) {
            return;
        }
        JsonNode issue = items.get(random.nextInt(items.size()));
        String status = CHANGES.get(random.nextInt(CHANGES.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        address + "/api/v1/issues/" + issue.path("id").asLong()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"status\":\"" + status + "\"}"))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 500 && response.statusCode() != 503) {
                journal.surprise("a change was answered " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            // whether it was changed is for the history to say
        }
    }
}
