package dev.amiss.issue.console;

import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.access.KeyAdministration;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedPage;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this installation is made of, and the keys that let people and programs in. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SetupPageResource {
    private static final Logger LOG = Logger.getLogger(SetupPageResource.class);

    private final Template page;
    private final Template libraries;
    private final KeyAdministration keys;
    private final CurrentActor actor;

    SetupPageResource(
            @Location("issue/setup") Template page,
            @Location("issue/libraries") Template libraries,
            KeyAdministration keys,
            CurrentActor actor) {
        this.page = page;
        this.libraries = libraries;
        this.keys = keys;
        this.actor = actor;
    }

    @GET
    @Path("/setup")
    public TemplateInstance setup() {
        return show(Form.empty(), null);
    }

    @GET
    @Path("/setup/libraries")
    public TemplateInstance libraries() {
        return libraries.data("libraries", Library.all());
    }

    /** Form: {@code name} and {@code role}. The answer is the only place where the key ever stands. */
    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/setup/keys")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response makeKey(MultivaluedMap<String, String> form) throws IOException {
        Form typed = Form.of(form);
        try {
            String secret = keys.make(typed.value("role"), typed.value("name").strip());
            LOG.infof("A key was made name=%s role=%s by=%s", typed.value("name"), typed.value("role"), actor.name());
            return Response.ok(show(Form.empty(), secret)).build();
        } catch (IllegalArgumentException wrong) {
            return refused(typed.wrong("name", String.valueOf(wrong.getMessage())));
        } catch (IllegalStateException cannot) {
            return refused(typed.wrong("name", String.valueOf(cannot.getMessage())));
        }
    }

    /** Form: {@code name}. */
    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/setup/keys/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revokeKey(MultivaluedMap<String, String> form) throws IOException {
        String name = Form.of(form).value("name");
        if (actor.name().equals("key:" + name)) {
            return Flash.failed("That is the key you are here with; end it with another one.")
                    .seeOther("/setup");
        }
        try {
            keys.revoke(name);
        } catch (IllegalArgumentException | IllegalStateException cannot) {
            return Flash.failed(String.valueOf(cannot.getMessage())).seeOther("/setup");
        }
        LOG.infof("A key was ended name=%s by=%s", name, actor.name());
        return Flash.done("The key " + name + " is ended: it opens nothing any more.")
                .seeOther("/setup");
    }

    private Response refused(Form form) {
        return RefusedPage.of(show(form, null));
    }

    private TemplateInstance show(Form form, @Nullable String secret) {
        boolean isAdmin = actor.isAdmin();
        KeyAdministration.Means means = keys.means();
        return page.data(
                "view",
                new SetupView(
                        means,
                        isAdmin && means != KeyAdministration.Means.OPEN ? keys.all() : List.of(),
                        isAdmin && means == KeyAdministration.Means.WRITABLE,
                        form,
                        secret));
    }
}
