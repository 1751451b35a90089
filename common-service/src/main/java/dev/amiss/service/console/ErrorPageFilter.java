package dev.amiss.service.console;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts an error page in the place of a problem where a browser asked for a page. */
public class ErrorPageFilter {
    private static final int FIRST_ERROR = 400;

    private final ErrorPages pages;

    ErrorPageFilter(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerResponseFilter
    public void show(ContainerResponseContext response, RoutingContext request) {
        boolean isPage = response.getMediaType() != null
                && response.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)
                && response.hasEntity();
        if (response.getStatus() >= FIRST_ERROR && !isPage && ErrorPages.areWanted(request)) {
            response.setEntity(
                    pages.render(response.getStatus(), response.getEntity()),
                    new Annotation[0],
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
