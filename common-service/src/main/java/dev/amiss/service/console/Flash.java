package dev.amiss.service.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import io.quarkus.qute.TemplateData;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the next page says about what was just done, once. It travels in a cookie, so that any replica can say it.
 *
 * @param text one sentence
 * @param bad whether it did not work
 * @param undo the path, with its query, to which a POST takes it back; null when it cannot be
 */
@TemplateData
public record Flash(String text, boolean bad, @Nullable String undo) {
    private static final String COOKIE = "amiss_flash";
    private static final int SECONDS = 60;
    private static final int LONGEST = 3_000;

    public static Flash done(String text) {
        return new Flash(text, false, null);
    }

    public static Flash failed(String text) {
        return new Flash(text, true, null);
    }

    /** The same with a way back. */
    public Flash undoneBy(String path) {
        return new Flash(text, bad, path);
    }

    /** 303 to a page of this service, which then says this. */
    public Response seeOther(String path) {
        return Response.seeOther(URI.create(isOwnPath(path) ? path : "/"))
                .cookie(new NewCookie.Builder(COOKIE)
                        .value(encode())
                        .path("/")
                        .maxAge(SECONDS)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }

    static @Nullable Flash take(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        request.response()
                .addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0).setHttpOnly(true));
        return decode(cookie.getValue());
    }

    /** Whether this is a path of this host and nothing else. */
    public static boolean isOwnPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0;
    }

    private String encode() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", text);
        parts.put("bad", bad);
        if (undo != null && undo.length() + text.length() < LONGEST) {
            parts.put("undo", undo);
        }
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always valid JSON", e);
        }
    }

    private static @Nullable Flash decode(String encoded) {
        try {
            JsonNode parts = Json.mapper().readTree(Base64.getUrlDecoder().decode(encoded));
            String undo = parts.path("undo").asText("");
            return new Flash(
                    parts.path("text").asText(""), parts.path("bad").asBoolean(), isOwnPath(undo) ? undo : null);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
