package dev.amiss.assertion.heartbeat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Heartbeats by their slugs. Whoever may ping them all may also have one made, as long as there are not many. */
@Singleton
class Slugs {
    private final Jdbi jdbi;
    private final PingKeys keys;
    private final PingConfig config;
    private final HeartbeatMaker maker;

    Slugs(Jdbi jdbi, PingKeys keys, PingConfig config, HeartbeatMaker maker) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.config = config;
        this.maker = maker;
    }

    /**
     * What was found.
     *
     * @param pingKey the heartbeat's own key
     * @param created whether it was made just now
     * @param refusal why there is none; the rest means nothing then
     */
    record Found(String pingKey, boolean created, Optional<PingAnswer> refusal) {
        private static Found refused(PingAnswer answer) {
            return new Found("", false, Optional.of(answer));
        }
    }

    Found find(PingAddress.OfSlug address) {
        if (!keys.allow(address.key())) {
            return Found.refused(PingAnswer.NOT_FOUND);
        }
        List<String> found = pingKeys(address.slug());
        if (found.isEmpty() && address.create()) {
            return create(address.slug());
        }
        return one(found, false, PingAnswer.NOT_FOUND);
    }

    /** The key of the one heartbeat of that slug; empty when there is none, or more. */
    Optional<String> find(String slug) {
        List<String> found = pingKeys(slug);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Found create(String slug) {
        if (heartbeats() >= config.mostHeartbeats()) {
            return Found.refused(PingAnswer.TOO_MANY);
        }
        try {
            maker.make(slug);
            return one(pingKeys(slug), true, PingAnswer.NOT_FOUND);
        } catch (HttpProblem e) {
            return one(pingKeys(slug), false, PingAnswer.NAME_TAKEN);
        }
    }

    private static Found one(List<String> found, boolean created, PingAnswer otherwise) {
        return found.size() == 1
                ? new Found(found.get(0), created, Optional.empty())
                : Found.refused(found.isEmpty() ? otherwise : PingAnswer.AMBIGUOUS);
    }

    private List<String> pingKeys(String slug) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT h.ping_key FROM assertion a JOIN heartbeat h ON h.assertion_id = a.id
                        WHERE a.slug = :slug AND a.deleted_at IS NULL LIMIT 2""").bind("slug", slug).mapTo(String.class).list());
    }

    private long heartbeats() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM heartbeat")
                .mapTo(Long.class)
                .one());
    }
}
