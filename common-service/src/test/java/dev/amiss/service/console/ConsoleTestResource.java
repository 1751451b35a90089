package dev.amiss.service.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A page that uses every part of the layout. */
@Blocking
@Path("/console-test")
@Produces(MediaType.TEXT_HTML)
public class ConsoleTestResource {
    static final String HOSTILE = "<script>alert(1)</script>\"'&";

    private final Template page;
    private final Clock clock;

    ConsoleTestResource(@Location("consoletest") Template page, Clock clock) {
        this.page = page;
        this.clock = clock;
    }

    @GET
    public TemplateInstance get() {
        return show(Form.empty());
    }

    @POST
    @FromOwnPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(MultivaluedMap<String, String> form) {
        try {
            if ("wrong".equals(form.getFirst("name"))) {
                throw Problems.invalid("/name", "must not be wrong");
            }
            return Flash.done("Saved " + form.getFirst("name"))
                    .undoneBy("/console-test?undo=1")
                    .seeOther("/console-test");
        } catch (HttpProblem refused) {
            return Response.status(422)
                    .entity(show(Form.of(form).refused(refused, List.of("name", "text"))))
                    .build();
        }
    }

    private TemplateInstance show(Form form) {
        return page.data("name", HOSTILE)
                .data("at", clock.instant().minus(Duration.ofDays(8)))
                .data("details", JsonNodeFactory.instance.objectNode().put(HOSTILE, HOSTILE))
                .data(
                        "chart",
                        new BarChart(
                                "reports",
                                clock.instant().minus(Duration.ofHours(3)),
                                Duration.ofHours(1),
                                List.of(1L, 0L, 5L)))
                .data("severities", List.of("error", "warning"))
                .data("form", form);
    }
}
