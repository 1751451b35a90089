package dev.amiss.issue.console;

import dev.amiss.issue.search.IssueFilter;
import dev.amiss.issue.search.IssueSearch;
import dev.amiss.issue.search.IssueSort;
import dev.amiss.model.Issue;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All issues that the list's filters let through, as a file. Read page by page, so of any length. */
@Blocking
@Path("/issues/export")
public class IssueExportResource {
    private final IssueSearch search;

    IssueExportResource(IssueSearch search) {
        this.search = search;
    }

    @GET
    public Response export(@QueryParam("format") @Nullable String format, @Context UriInfo uri) {
        ListAddress address = ListAddress.of(uri.getQueryParameters());
        IssueFilter filter = IssueFilter.of(address.filters());
        IssueSort sort = IssueSort.of(address.first("sort"));
        if ("csv".equals(format)) {
            return file("csv", "text/csv;charset=UTF-8", stream(filter, sort, IssueFileLine.HEAD, IssueFileLine::csv));
        }
        if ("ndjson".equals(format)) {
            return file("ndjson", "application/x-ndjson", stream(filter, sort, "", IssueFileLine::json));
        }
        throw Problems.invalidParameter("format", "must be csv or ndjson");
    }

    private static Response file(String extension, String type, StreamingOutput content) {
        return Response.ok(content)
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"issues." + extension + "\"")
                .build();
    }

    private StreamingOutput stream(IssueFilter filter, IssueSort sort, String head, Function<Issue, String> line) {
        return output -> write(output, filter, sort, head, line);
    }

    private void write(
            OutputStream output, IssueFilter filter, IssueSort sort, String head, Function<Issue, String> line)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        writer.write(head);
        String cursor = null;
        do {
            Page<Issue> page = search.page(filter, sort, PageLimit.MOST, cursor);
            for (Issue issue : page.items()) {
                writer.write(line.apply(issue));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        writer.flush();
    }
}
