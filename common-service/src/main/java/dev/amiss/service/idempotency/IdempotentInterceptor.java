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
import java.lang.reflect.Type;
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
        String what = request.method() + " " + request.path() + " " + hash(invocation.getParameters());
        Idempotent asked = invocation.getMethod().getAnnotation(Idempotent.class);
        return asked != null && asked.apart()
                ? apart(invocation, key, what)
                : QuarkusTransaction.joiningExisting().call(() -> within(invocation, key, what));
    }

    private @Nullable Object within(InvocationContext invocation, String key, String what) throws Exception {
        Optional<IdempotencyStore.Answer> before = store.take(actor.name(), key, what);
        if (before.isPresent()) {
            return repeat(invocation, before.get(), what);
        }
        Object result = invocation.proceed();
        if (result instanceof Response response && response.getStatus() >= 500) {
            QuarkusTransaction.setRollbackOnly();
            return result;
        }
        store.keep(actor.name(), key, answer(what, result));
        return result;
    }

    private @Nullable Object apart(InvocationContext invocation, String key, String what) throws Exception {
        Optional<IdempotencyStore.Answer> before =
                QuarkusTransaction.joiningExisting().call(() -> store.find(actor.name(), key));
        if (before.isPresent()) {
            return repeat(invocation, before.get(), what);
        }
        Object result = invocation.proceed();
        if (!(result instanceof Response response && response.getStatus() >= 500)) {
            IdempotencyStore.Answer answer = answer(what, result);
            QuarkusTransaction.joiningExisting().run(() -> {
                if (store.take(actor.name(), key, what).isEmpty()) {
                    store.keep(actor.name(), key, answer);
                }
            });
        }
        return result;
    }

    private IdempotencyStore.Answer answer(String what, @Nullable Object result) throws JsonProcessingException {
        if (!(result instanceof Response response)) {
            return new IdempotencyStore.Answer(what, 200, null, json(result));
        }
        String location =
                response.getLocation() == null ? null : response.getLocation().toString();
        Object entity = response.getEntity();
        String body = entity instanceof String text ? text : json(entity);
        return new IdempotencyStore.Answer(what, response.getStatus(), location, body);
    }

    private @Nullable String json(@Nullable Object value) throws JsonProcessingException {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    private @Nullable Object repeat(InvocationContext invocation, IdempotencyStore.Answer before, String what)
            throws JsonProcessingException {
        if (!before.request().equals(what)) {
            throw Problems.conflict("This " + HEADER + " was used within the last 24 hours for another request.");
        }
        Type type = invocation.getMethod().getGenericReturnType();
        if (type == Response.class) {
            return response(before);
        }
        return before.body() == null ? null : mapper.readValue(before.body(), mapper.constructType(type));
    }

    private static Response response(IdempotencyStore.Answer before) {
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
