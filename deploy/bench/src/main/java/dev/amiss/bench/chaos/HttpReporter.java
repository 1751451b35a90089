package dev.amiss.bench.chaos;

import dev.amiss.bench.subject.Waiting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A program that reports by HTTP, to any replica. Reports named {@code once-…} carry an Idempotency-Key and are sent until
 * they are answered, wherever; those named {@code http-…} are sent a single time.
 */
final class HttpReporter {
    private static final int NAMES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<String> addresses;
    private final Journal journal;
    private final SplittableRandom random;

    /** @param addresses the replicas of issue-service */
    HttpReporter(List<String> addresses, Journal journal, SplittableRandom random) {
        this.addresses = List.copyOf(addresses);
        this.journal = journal;
        this.random = random;
    }

    /** Sends one report; returns when it was answered, or given up. */
    void report() throws InterruptedException {
        if (random.nextBoolean()) {
            reportOnce("once-" + random.nextInt(NAMES));
        } else {
            reportSingly("http-" + random.nextInt(NAMES));
        }
    }

    /** Sends a report a single time, whatever is answered. */
    void reportSingly(String name) throws InterruptedException {
        send(name, "");
    }

    /** Sends a report until it is answered 2xx; counted once, however often it is sent. */
    void reportOnce(String name) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        while (!send(name, key)) {
            Waiting.pause(PAUSE);
        }
    }

    /** True if it was answered 2xx. */
    private boolean send(String name, String key) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(addresses.get(random.nextInt(addresses.size())) + "/api/v1/issues"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"}"));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return take(name, response);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return false; // it never arrived
        } catch (IOException e) {
            if (key.isEmpty()) {
                journal.answerLost(name);
            }
            return false;
        }
    }

    private boolean take(String name, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200 || status == 201) {
            journal.acknowledged(name);
            return true;
        }
        if (status == 503 && response.headers().firstValue("Retry-After").isPresent()) {
            journal.refused();
        } else {
            journal.surprise("a report was answered " + status + ": " + response.body());
        }
        return false;
    }
}
