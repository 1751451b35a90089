package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.silence.SilenceService;
import dev.amiss.responder.silence.SilenceView;
import dev.amiss.service.console.ConsoleRequest;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Silences: the list and the calendar, one with its log, and a form for a new one. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SilencesPageResource {
    private static final String ONE = "/silences/{id:\\d{1,18}}";

    private final SilenceService silences;
    private final SilencePages pages;
    private final SilenceForm forms;
    private final ConsoleRequest request;
    private final Clock clock;

    SilencesPageResource(
            SilenceService silences, SilencePages pages, SilenceForm forms, ConsoleRequest request, Clock clock) {
        this.silences = silences;
        this.pages = pages;
        this.forms = forms;
        this.request = request;
        this.clock = clock;
    }

    /** The fields of a new silence can be given in the query by their names; {@code issue_id} makes it about that issue. */
    @GET
    @Path("/silences")
    public TemplateInstance list(
            @QueryParam("state") List<String> states,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("calendar") @Nullable String calendar,
            @QueryParam("day") @Nullable String day,
            @Context UriInfo uri) {
        return pages.list(new SilencesQuery(states, cursor, calendar, day), forms.begin(uri.getQueryParameters()));
    }

    @GET
    @Path(ONE)
    public TemplateInstance one(@PathParam("id") long id) {
        return pages.one(id);
    }

    @POST
    @FromOwnPage
    @Path("/silences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        Form typed = Form.of(form);
        try {
            SilenceView view = silences.create(SilenceForm.read(typed, clock.instant(), request.zone()));
            return Flash.done(told(view)).seeOther("/silences/" + view.id());
        } catch (HttpProblem refused) {
            return RefusedPage.of(
                    pages.list(SilencesQuery.ALL, typed.refused(refused, SilenceForm.FIELDS, SilenceForm::placeOf)));
        }
    }

    private static String told(SilenceView view) {
        long muted = view.mutedIssues();
        return view.currentWindow() == null
                ? "Planned: nothing is muted yet."
                : "Silenced: actions about " + muted + (muted == 1 ? " open issue" : " open issues")
                        + " are muted now.";
    }

    @POST
    @FromOwnPage
    @Path(ONE + "/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        silences.end(id);
        return Flash.done("Ended: what it held back runs where the issue still calls for it.")
                .seeOther("/silences/" + id);
    }

    /** Form: {@code by} and {@code at} as {@link ChosenTime} reads them. */
    @POST
    @FromOwnPage
    @Path(ONE + "/prolong")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prolong(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        ObjectNode until = ChosenTime.read(Form.of(form), "ends_at", clock.instant(), request.zone());
        try {
            silences.prolong(id, until);
            return Flash.done("Prolonged.").seeOther("/silences/" + id);
        } catch (HttpProblem refused) {
            return Flash.failed(String.valueOf(refused.getDetail())).seeOther("/silences/" + id);
        }
    }
}
