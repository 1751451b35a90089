package dev.amiss.assertion.heartbeat;

import dev.amiss.service.access.AccessKeys;
import dev.amiss.service.access.KeyGuesses;
import dev.amiss.service.access.Role;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;

/** Who may ping heartbeats by their slugs. Safe for use by many threads. */
@Startup
@Singleton
class PingKeys {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private final List<byte[]> projects;
    private final AccessKeys accessKeys;
    private final SecurityIdentity caller;
    private final KeyGuesses guesses;

    PingKeys(PingConfig config, AccessKeys accessKeys, SecurityIdentity caller, KeyGuesses guesses) {
        this.projects = config.keys().orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(PingKeys::bytes)
                .toList();
        this.accessKeys = accessKeys;
        this.caller = caller;
        this.guesses = guesses;
    }

    /**
     * Whether a key is a project's, or an access key; whoever sends an access key along may put any word in its place.
     *
     * @param key as it stands in the address
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when too many wrong keys came from there
     */
    boolean allow(String key) {
        if (caller.hasRole(Role.REPORTER_NAME)) {
            return true;
        }
        boolean allowed = isProject(key) || accessKeys.find(key).isPresent();
        if (!allowed) {
            guesses.refused();
        }
        return allowed;
    }

    /** Whether a key is a project's. */
    boolean isProject(String key) {
        byte[] sent = key.getBytes(StandardCharsets.UTF_8);
        return projects.stream().anyMatch(each -> MessageDigest.isEqual(each, sent));
    }

    private static byte[] bytes(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalStateException("AMISS_PING_KEYS must be keys of 16 to 128 letters, digits, '-' and '_',"
                    + " separated by commas, such as Zk3pQ9sXw2Lr7TnB");
        }
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
