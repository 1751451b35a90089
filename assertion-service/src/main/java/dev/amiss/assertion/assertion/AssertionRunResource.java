package dev.amiss.assertion.assertion;

import dev.amiss.assertion.run.ResultView;
import dev.amiss.assertion.run.RunService;
import dev.amiss.service.idempotency.Idempotent;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs of assertions over HTTP: asking for them and reading what they found. */
@Path("/api/v1/assertions")
@Tag(name = "Runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AssertionRunResource {
    /** How many assertions were asked to run. */
    @Schema(name = "RequestedRuns")
    record Requested(long requested) {}

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final RunService runs;
    private final RunDemand demands;
    private final AssertionStore store;

    AssertionRunResource(RunService runs, RunDemand demands, AssertionStore store) {
        this.runs = runs;
        this.demands = demands;
        this.store = store;
    }

    @POST
    @Idempotent
    @Path("/run")
    @Operation(summary = "Run all enabled assertions at once, without waiting for the results")
    @APIResponse(
            responseCode = "202",
            description = "How many were asked to run",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requested.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was used for another request")
    public Response runAll() {
        return Response.accepted(new Requested(runs.demandAll())).build();
    }

    @POST
    @Path("/{id:\\d{1,18}}/run")
    @Operation(summary = "Run an assertion at once; 202 with Location when it takes over 30 s")
    @APIResponse(
            responseCode = "200",
            description = "What it found",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "202", description = "It is under way; Location tells the result")
    @APIResponse(responseCode = "409", description = "The assertion is not enabled")
    public Uni<Response> run(@PathParam("id") long id) {
        requireLive(id);
        long demand = demands.once(id);
        return runs.awaitResult(id, demand, LONGEST_WAIT)
                .map(result -> result.map(AssertionRunResource::found).orElseGet(() -> underWay(id, demand)));
    }

    @GET
    @Path("/{id:\\d{1,18}}/runs/{demand:\\d{1,18}}")
    @Operation(summary = "The result of a run that was asked for; 202 while it is under way")
    @APIResponse(
            responseCode = "200",
            description = "What it found",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResultView.class)))
    @APIResponse(responseCode = "202", description = "It is under way; Location tells the result")
    public Response asked(@PathParam("id") long id, @PathParam("demand") long demand) {
        requireLive(id);
        return runs.resultOf(id, demand).map(AssertionRunResource::found).orElseGet(() -> underWay(id, demand));
    }

    @GET
    @Path("/{id:\\d{1,18}}/results")
    @Operation(summary = "What the runs found, the latest first")
    public Page<ResultView> results(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = PageLimit.of(limit);
        requireLive(id);
        return runs.results(id, most, cursor);
    }

    private void requireLive(long id) {
        if (store.findLive(id).isEmpty()) {
            throw Problems.notFound("assertion", id);
        }
    }

    private static Response found(ResultView result) {
        return Response.ok(result).build();
    }

    private static Response underWay(long id, long demand) {
        return Response.accepted()
                .location(URI.create("/api/v1/assertions/" + id + "/runs/" + demand))
                .build();
    }
}
