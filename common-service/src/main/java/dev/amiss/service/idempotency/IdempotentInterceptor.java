package dev.amiss.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class IdempotentInterceptor {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private final HttpServerRequest request;
    private final IdempotencyStore store;
    private final ObjectMapper mapper;
    private final CurrentActor actor;

    IdempotentInterceptor(HttpServerRequest request, IdempotencyStore store, ObjectMapper mapper, CurrentActor actor) {
        this.request = request;
        this.store = store;
        this.mapper = mapper;
        this.actor = actor;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext invocation) throws Exception {
        String key = request.getHeader(HEADER);
        if (key == null || key.isBlank()) {
            return invocation.proceed();
        }
        if (key.length() > LONGEST) {
            throw Problems.of(400, "invalid", "Invalid request", HEADER + " may have at most 255 characters.")
                    .build();
        }
        return QuarkusTransaction.joiningExisting().call(() -> answer(invocation, key));
    }

    private Response answer(InvocationContext invocation, String key) throws Exception {
        String what = request.method() + " " + request.path() + " " + hash(invocation.getParameters());
        Optional<IdempotencyStore.Answer> before = store.take(actor.name(), key, what);
        if (before.isPresent()) {
            return repeat(before.get(), what);
        }
        Response response = (Response) invocation.proceed();
        if (response.getStatus() >= 500) {
            QuarkusTransaction.setRollbackOnly();
            return response;
        }
        String location =
                response.getLocation() == null ? null : response.getLocation().toString();
        Object entity = response.getEntity();
        String body = entity == null ? null : entity instanceof String text ? text : mapper.writeValueAsString(entity);
        store.keep(actor.name(), key, new IdempotencyStore.Answer(what, response.getStatus(), location, body));
        return response;
    }

    private static Response repeat(IdempotencyStore.Answer before, String what) {
        if (!before.request().equals(what)) {
            throw Problems.conflict("This " + HEADER + " was used within the last 24 hours for another request.");
        }
        Response.ResponseBuilder response = Response.status(before.status());
        if (before.location() != null) {
            response.header(HttpHeaders.LOCATION, before.location());
        }
        if (before.body() != null) {
            response.entity(before.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }

    private String hash(Object[] parameters) throws NoSuchAlgorithmException, JsonProcessingException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Object parameter : parameters) {
            if (parameter instanceof JsonNode json) {
                digest.update(mapper.writeValueAsBytes(json));
            } else if (parameter instanceof byte[] bytes) {
                digest.update(bytes);
            } else if (parameter instanceof String || parameter instanceof Number) {
                digest.update(parameter.toString().getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
