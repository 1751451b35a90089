package dev.amiss.service.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the problems that resources throw. */
public final class Problems {
    private static final int MOST_ERRORS = 100;

    private Problems() {}

    /** 400: the body or a parameter breaks these rules. */
    public static HttpProblem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? describe(errors.get(0))
                : errors.size() + " fields are invalid, the first: " + describe(errors.get(0));
        return of(400, "invalid", "Invalid request", detail)
                .with("errors", errors.subList(0, Math.min(errors.size(), MOST_ERRORS)))
                .build();
    }

    /** 400: one field breaks a rule. */
    public static HttpProblem invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** 400: a query parameter breaks a rule. */
    public static HttpProblem invalidParameter(String name, String rule) {
        return of(400, "invalid-parameter", "Invalid query parameter", "'" + name + "': " + rule)
                .with("parameter", name)
                .build();
    }

    public static HttpProblem notFound(String what, Object id) {
        return of(404, "not-found", "Not found", "There is no " + what + " " + id + ".")
                .build();
    }

    /** 409: the state does not allow it. */
    public static HttpProblem conflict(String detail) {
        return of(409, "conflict", "Conflict", detail).build();
    }

    public static HttpProblem tooLarge(long limitBytes) {
        return of(413, "too-large", "Body too large", "The body may have at most " + limitBytes + " bytes.")
                .build();
    }

    /** 503 with {@code Retry-After}: nothing of the request was written. */
    public static HttpProblem unavailable(String detail, Duration retryAfter) {
        return of(503, "unavailable", "Service unavailable", detail)
                .withHeader("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    /** A problem of another status, to be completed and built. */
    public static HttpProblem.Builder of(int status, String type, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:amiss:problem:" + type))
                .withTitle(title)
                .withStatus(Response.Status.fromStatusCode(status))
                .withDetail(detail);
    }

    /** What a problem says of the body's fields; empty when it speaks of none. */
    public static List<FieldError> errorsOf(HttpProblem problem) {
        List<FieldError> found = new ArrayList<>();
        if (problem.getParameters().get("errors") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof FieldError error) {
                    found.add(error);
                }
            }
        }
        return found;
    }

    private static String describe(FieldError error) {
        return error.pointer().isEmpty() ? error.detail() : error.pointer() + ": " + error.detail();
    }
}
