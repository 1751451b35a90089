package dev.amiss.assertion.console;

import dev.amiss.assertion.datasource.DataSource;
import dev.amiss.assertion.datasource.DataSources;
import dev.amiss.assertion.datasource.QueryFailed;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.problem.Problems;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** The databases that checks may read, and whether they can be read now. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class DataSourcesPageResource {
    private static final String PAGE = "/assertions/data-sources";

    private final DataSources sources;
    private final Template page;

    DataSourcesPageResource(DataSources sources, @Location("assertion/data-sources") Template page) {
        this.sources = sources;
        this.page = page;
    }

    @GET
    @Path(PAGE)
    public TemplateInstance dataSources() {
        return page.data("sources", DataSourceLine.of(sources.all()));
    }

    @POST
    @FromOwnPage
    @Path(PAGE + "/{name}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@PathParam("name") String name, MultivaluedMap<String, String> form) {
        DataSource source = sources.find(name).orElseThrow(() -> Problems.notFound("data source", name));
        try {
            source.test();
            return Flash.done("Data source " + name + " can be read.").seeOther(PAGE);
        } catch (QueryFailed failed) {
            return Flash.failed("Data source " + name + " cannot be read: " + failed.getMessage())
                    .seeOther(PAGE);
        }
    }
}
