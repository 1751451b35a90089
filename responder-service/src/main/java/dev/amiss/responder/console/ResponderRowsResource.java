package dev.amiss.responder.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The rows of the list of responders, with the open issues that each matches. */
@Blocking
@Path("/ui/responder/responders")
@Produces(MediaType.TEXT_HTML)
public class ResponderRowsResource {
    private final ResponderLists lists;
    private final ResponderTemplates templates;

    ResponderRowsResource(ResponderLists lists, ResponderTemplates templates) {
        this.lists = lists;
        this.templates = templates;
    }

    @GET
    public TemplateInstance rows(
            @QueryParam("q") @Nullable String text,
            @QueryParam("enabled") @Nullable String enabled,
            @QueryParam("cursor") @Nullable String cursor) {
        return templates.rows(lists.of(text, enabled, cursor, true));
    }
}
