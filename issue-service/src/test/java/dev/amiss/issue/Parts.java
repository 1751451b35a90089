package dev.amiss.issue;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;

/** Real PostgreSQL and Kafka for every Quarkus test of this module, started once. */
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
public final class Parts {
    private Parts() {}
}
