package dev.amiss.issue.console;

import dev.amiss.issue.intake.SingleIntake;
import dev.amiss.model.Issue;
import dev.amiss.service.console.ConsoleRequest;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The page that people open first, and leave open on a wall. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class OverviewResource {
    private static final byte[] FIRST_REPORT = """
            {"name": "my first issue", "severity": "warning", "source": "console",
             "details": {"hint": "this was reported from the console; acknowledge it, comment on it, resolve it"}}""".getBytes(StandardCharsets.UTF_8);

    private final OverviewTemplates templates;
    private final OverviewStore store;
    private final ConsoleRequest console;
    private final SingleIntake intake;
    private final Clock clock;

    OverviewResource(
            OverviewTemplates templates,
            OverviewStore store,
            ConsoleRequest console,
            SingleIntake intake,
            Clock clock) {
        this.templates = templates;
        this.store = store;
        this.console = console;
        this.intake = intake;
        this.clock = clock;
    }

    @GET
    @Blocking
    public TemplateInstance overview(RoutingContext request) {
        LastVisit visit = LastVisit.look(LastVisit.of(request), clock.instant());
        visit.remember(request);
        OverviewView view = store.read(visit.before());
        return view.any() ? templates.page(view) : templates.firstRun(steps(true));
    }

    /** The same for those who come back to it. */
    @GET
    @Path("/setup/first-steps")
    public TemplateInstance firstSteps() {
        return templates.firstRun(steps(false));
    }

    /** One click instead of a command: reports a harmless first issue. */
    @POST
    @FromOwnPage
    @Path("/issues/first")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> first(MultivaluedMap<String, String> form) {
        return intake.take(FIRST_REPORT, null, null).map(answer -> {
            String page = answer.getEntity() instanceof Issue issue ? "/issues/" + issue.id() : "/issues";
            return Flash.done(
                            "Your first issue is open. This is how issues look; try the buttons. First steps are kept under Set-up.")
                    .seeOther(page);
        });
    }

    private FirstSteps steps(boolean first) {
        return FirstSteps.at(first, console.isOpen(), console.address(), console.responder(), console.assertion());
    }
}
