package dev.amiss.issue.intake;

import dev.amiss.model.Issue;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a report led to.
 *
 * @param status 201 a new issue, 200 an issue that was there, 204 none
 * @param issue as it stood right after this report; null with 204
 */
public record IntakeResult(int status, @Nullable Issue issue) {
    static final IntakeResult NONE = new IntakeResult(204, null);

    static IntakeResult created(Issue issue) {
        return new IntakeResult(201, issue);
    }

    static IntakeResult found(Issue issue) {
        return new IntakeResult(200, issue);
    }

    /** As our own API answers it: the issue, with {@code Location} when it is new. */
    public Response response() {
        return response(whole -> whole);
    }

    /** The same for somebody who may only report, and is not told what others sent. */
    public Response responseToReporter() {
        return response(ReporterAnswer::withoutDetails);
    }

    Response response(Function<Issue, Object> shown) {
        Response.ResponseBuilder response = Response.status(status).entity(issue == null ? null : shown.apply(issue));
        return status == 201 && issue != null
                ? response.location(URI.create("/api/v1/issues/" + issue.id())).build()
                : response.build();
    }
}
