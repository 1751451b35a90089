package dev.amiss.issue.stream;

import static dev.amiss.issue.IssueApi.fail;
import static dev.amiss.issue.IssueApi.patch;
import static dev.amiss.issue.IssueApi.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IssueStreamTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource("/api/v1/issues/stream")
    URI address;

    /** A client that keeps the lines it was sent. */
    private final class Client implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<HttpResponse<Stream<String>>> response;

        Client(@Nullable String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            response = HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
            CompletableFuture.runAsync(() -> response.join().body().forEach(lines::add), task -> {
                Thread reader = new Thread(task);
                reader.setDaemon(true);
                reader.start();
            });
            await().atMost(SOON).until(() -> !lines.isEmpty());
        }

        /** Names of the events about that issue, in order. */
        List<String> eventsOf(long id) {
            List<String> events = new ArrayList<>();
            String event = "";
            for (String line : lines) {
                event = line.startsWith("event:") ? line.substring(6).trim() : event;
                if (line.startsWith("data:") && line.contains("\"issue\":{\"id\":" + id + ",")) {
                    events.add(event);
                }
            }
            return events;
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((first, last) -> last)
                    .orElseThrow()
                    .substring(3)
                    .trim();
        }

        @Override
        public void close() {
            response.thenAccept(answer -> answer.body().close());
        }
    }

    @Test
    void changes_are_streamed_and_a_later_connection_goes_on_after_the_last_one() {
        long id;
        String last;
        try (Client client = new Client(null)) {
            id = fail(unique("streamed"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(client.eventsOf(id)).containsExactly("issue.created"));
            last = client.lastId();
        }
        patch(id, "{\"status\": \"acknowledged\"}").then().statusCode(200);
        patch(id, "{\"status\": \"resolved\"}").then().statusCode(200);

        try (Client later = new Client(last)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(later.eventsOf(id)).containsExactly("issue.acknowledged", "issue.resolved"));
        }
    }
}
