package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** A request that is refused, in the form that SDKs read. */
final class SentryProblem extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    private SentryProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static SentryProblem malformed(String detail) {
        return new SentryProblem(400, detail);
    }

    static SentryProblem missingKey() {
        return new SentryProblem(401, "missing authorization information: a sentry_key that is an access key");
    }

    static SentryProblem wrongKey() {
        return new SentryProblem(403, "bad sentry_key: it is no access key, or not the one of the DSN");
    }

    static SentryProblem tooLarge(long mostBytes) {
        return new SentryProblem(413, "too large: at most " + mostBytes + " bytes");
    }

    static SentryProblem encoding(String encoding) {
        return new SentryProblem(415, "unknown content encoding '" + encoding + "'; gzip, deflate and br are known");
    }

    Response response() {
        ObjectNode body = Json.mapper().createObjectNode().put("detail", getMessage());
        body.putArray("causes");
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("X-Sentry-Error", getMessage())
                .entity(body)
                .build();
    }
}
