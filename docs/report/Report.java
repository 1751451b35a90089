import java.net.URI;
import java.net.http.*;
import java.time.Duration;

class Report {
    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Tells Amiss in the background and never fails. */
    static void report(String name) {
        var env = System.getenv();
        var url = URI.create(env.getOrDefault("AMISS_URL", "http://127.0.0.1:8080") + "/api/v1/issues");
        var json = "{\"name\": \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        HTTP.sendAsync(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + env.get("AMISS_KEY")).POST(HttpRequest.BodyPublishers.ofString(json))
                .build(), HttpResponse.BodyHandlers.discarding()).exceptionally(failed -> null);
    }
}
