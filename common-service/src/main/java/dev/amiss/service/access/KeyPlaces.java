package dev.amiss.service.access;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a request's key wherever one may stand. Thread-safe. */
@Singleton
class KeyPlaces {
    private final List<KeyPlace> places;

    KeyPlaces(@All List<KeyPlace> places) {
        this.places = places;
    }

    /** The key in {@code Authorization}, else in the first other place that has one. */
    Optional<String> secret(HttpServerRequest request) {
        Optional<String> usual = Credentials.secret(request.getHeader(HttpHeaders.AUTHORIZATION));
        return usual.isPresent()
                ? usual
                : places.stream()
                        .flatMap(place -> place.secret(request).stream())
                        .findFirst();
    }

    /** What a request's head proves who sends it with, be it a key or anything else; null when it has none. */
    @Nullable
    String credential(HttpServerRequest request) {
        String usual = request.getHeader(HttpHeaders.AUTHORIZATION);
        return usual == null ? secret(request).orElse(null) : usual;
    }

    boolean areInBody(String path) {
        return places.stream().anyMatch(place -> place.isInBody(path));
    }
}
