package dev.amiss.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.fuzz.ApiFuzz;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Hostile requests to every operation of this service, made from its own description; the seed makes them repeatable. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class ApiFuzzTest {
    private static final long SEED = 20_261_124;
    private static final int PER_OPERATION = 40;

    @TestHTTPResource
    URI base;

    @Test
    void no_request_breaks_the_service_or_shows_its_insides() throws Exception {
        var findings = new ApiFuzz(base, SEED).run(PER_OPERATION, path -> path.startsWith("/ui"));

        assertThat(findings).isEmpty();
    }
}
