package dev.amiss.embedded.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sends requests to every operation that {@code /q/openapi} describes: half of what the schemas ask for, half hostile. The
 * same seed sends the same. What it creates it deletes again at the end.
 */
public final class ApiFuzz {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final List<String> NO_NUMBERS = List.of(
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "abc",
            "1;x=y",
            "%00",
            "%ff",
            "%2e%2e%2f",
            "1%0a",
            "+1");
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** An answer that should not have been. */
    public record Finding(String request, String answer) {}

    private record Operation(String method, String path, JsonNode description) {}

    private final URI base;
    private final Random random;
    private final HostileValues hostile;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Finding> findings = new ArrayList<>();

    public ApiFuzz(URI base, long seed) {
        this.base = base.resolve("/");
        this.random = new Random(seed);
        this.hostile = new HostileValues(random);
    }

    /**
     * @param perOperation how many requests each operation gets
     * @param isLeftOut of paths as the document writes them
     * @return answers of 5xx other than 503, with traces of our insides, or none at all
     */
    public List<Finding> run(int perOperation, Predicate<String> isLeftOut) throws IOException, InterruptedException {
        JsonNode document = Json.mapper().readTree(text(get("/q/openapi?format=json")));
        List<Operation> operations = operations(document, isLeftOut);
        Set<String> there = items(operations);
        SchemaValues values = new SchemaValues(document, random, hostile);
        for (int round = 0; round < perOperation; round++) {
            for (Operation operation : operations) {
                send(operation, values);
            }
        }
        Set<String> left = items(operations);
        left.removeAll(there);
        for (String item : left) {
            http.send(request(item).DELETE().build(), BodyHandlers.discarding());
        }
        return findings;
    }

    private static List<Operation> operations(JsonNode document, Predicate<String> isLeftOut) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    JsonNode description = path.getValue().path(method);
                    if (!description.isMissingNode() && !isLeftOut.test(path.getKey())) {
                        operations.add(new Operation(method, path.getKey(), description));
                    }
                }));
        return operations;
    }

    /** The addresses of all things in lists whose things can be deleted. */
    private Set<String> items(List<Operation> operations) throws IOException, InterruptedException {
        Set<String> items = new LinkedHashSet<>();
        for (Operation each : operations) {
            if (each.method().equals("delete") && each.path().endsWith("/{id}")) {
                String list = each.path().substring(0, each.path().length() - "/{id}".length());
                HttpResponse<byte[]> answer = get(list + "?limit=500");
                if (answer.statusCode() == 200) {
                    Json.mapper()
                            .readTree(text(answer))
                            .path("items")
                            .forEach(item ->
                                    items.add(list + "/" + item.path("id").asText()));
                }
            }
        }
        return items;
    }

    private void send(Operation operation, SchemaValues values) throws InterruptedException {
        String target = target(operation);
        byte[] body = body(operation, values);
        HttpRequest.Builder request =
                request(target).header("Accept", hostile.pick(List.of("application/json", "*/*")));
        if (body.length > 0 || !operation.method().equals("get")) {
            request.header("Content-Type", contentType(operation));
        }
        if (random.nextInt(6) == 0) {
            request.header("Idempotency-Key", hostile.pick(List.of("k", "x".repeat(3_000), "ü", " ", "a,b", "\"q\"")));
        }
        if (random.nextInt(12) == 0) {
            request.header("Content-Encoding", hostile.pick(List.of("gzip", "identity", "br")));
        }
        request.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofByteArray(body));
        String sent = operation.method() + " " + target + " " + shortened(new String(body, StandardCharsets.UTF_8));
        try {
            judge(sent, answer(request.build()));
        } catch (IOException e) {
            findings.add(new Finding(sent, "no answer: " + e));
        }
    }

    /**
     * A server may close a kept connection at any time, say after a body that it did not read to its end, and the next
     * request can meet that; such a request is sent once more (RFC 9112, 9.3.1 and 9.6).
     */
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }

    private void judge(String sent, HttpResponse<byte[]> answer) {
        String text = text(answer);
        boolean isOurFault = answer.statusCode() >= SERVER_ERROR && answer.statusCode() != UNAVAILABLE;
        boolean isInside = text.contains("\tat ") || text.contains("Exception:") || text.contains("org.postgresql");
        if (isOurFault || answer.statusCode() >= 400 && isInside) {
            findings.add(new Finding(sent, answer.statusCode() + " " + shortened(text)));
        }
    }

    private String target(Operation operation) {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replaceAll("\\{" + name + "(:[^}]*)?}", number());
            } else if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(shorter(hostile.text()), StandardCharsets.UTF_8));
            }
        }
        return path.replaceAll("\\{[^}]*}", number()) + query;
    }

    private String number() {
        return random.nextInt(3) == 0 ? hostile.pick(NO_NUMBERS) : Integer.toString(random.nextInt(20));
    }

    private byte[] body(Operation operation, SchemaValues values) {
        JsonNode content = operation.description().path("requestBody").path("content");
        if (content.isEmpty()) {
            return random.nextInt(6) == 0 && !operation.method().equals("get") ? hostile.raw() : new byte[0];
        }
        if (random.nextInt(3) == 0) {
            return hostile.raw();
        }
        JsonNode schema = content.path("application/json").path("schema");
        return values.of(schema).toString().getBytes(StandardCharsets.UTF_8);
    }

    private String contentType(Operation operation) {
        List<String> known = new ArrayList<>();
        operation.description().path("requestBody").path("content").fieldNames().forEachRemaining(known::add);
        return random.nextInt(8) == 0
                ? hostile.pick(List.of("text/plain", "application/json;charset=utf-16", "multipart/form-data", "x"))
                : known.isEmpty() ? "application/json" : known.get(random.nextInt(known.size()));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).header("Accept", "application/json").build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path.substring(1))).timeout(PATIENCE);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** What still fits into a request's first line. */
    private static String shorter(String text) {
        return text.substring(0, Math.min(text.length(), 600));
    }

    private static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "… (" + text.length() + " characters)";
    }
}
