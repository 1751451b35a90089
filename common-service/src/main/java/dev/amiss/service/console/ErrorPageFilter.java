package dev.amiss.service.console;

import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Puts an error page in the place of a problem where a browser asked for a page. */
public class ErrorPageFilter {
    private static final int FIRST_ERROR = 400;

    private final ErrorPages pages;

    ErrorPageFilter(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerResponseFilter
    public void show(ContainerResponseContext response, RoutingContext request) {
        boolean isPage = isPage(response.getEntity(), response.getMediaType());
        if (response.getStatus() >= FIRST_ERROR && !isPage && ErrorPages.areWanted(request)) {
            response.setEntity(
                    pages.render(response.getStatus(), response.getEntity()),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    /** A form that was refused comes with its page already. */
    private static boolean isPage(@Nullable Object entity, @Nullable MediaType type) {
        return entity instanceof TemplateInstance
                || (entity instanceof String && (type == null || type.isCompatible(MediaType.TEXT_HTML_TYPE)));
    }
}
