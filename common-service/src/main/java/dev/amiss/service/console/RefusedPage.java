package dev.amiss.service.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The answer to a form that was not taken. */
public final class RefusedPage {
    private static final int UNPROCESSABLE = 422;

    private RefusedPage() {}

    /** 422 with the page that says what is wrong. */
    public static Response of(TemplateInstance page) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }
}
