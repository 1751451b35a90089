package dev.amiss.service.access;

import dev.amiss.service.secret.EncryptionKeys;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of Quarkus' OpenID Connect that follow from ours: on in mode {@code oidc} only, the client's secret from a file,
 * and, for replicas to know each other's sessions, keys that follow from the encryption keys. Public for the service loader.
 */
public final class OidcSettings implements ConfigSourceFactory {
    private static final int BELOW_WHAT_OPERATORS_SET = 100;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>();
        boolean isOidc = "oidc".equals(context.getValue("amiss.access.mode").getValue());
        settings.put("quarkus.oidc.tenant-enabled", Boolean.toString(isOidc));
        if (isOidc) {
            require(context, "amiss.oidc.url", "AMISS_OIDC_URL");
            require(context, "amiss.oidc.client-id", "AMISS_OIDC_CLIENT_ID");
            value(context, "amiss.oidc.client-secret-file")
                    .ifPresent(file -> settings.put("quarkus.oidc.credentials.secret", read(file)));
            var keys = new EncryptionKeys(
                    value(context, "amiss.secrets.encryption-keys"),
                    value(context, "amiss.secrets.encryption-keys-file").map(Path::of));
            keys.derivedText("oidc session")
                    .ifPresent(text -> settings.put("quarkus.oidc.token-state-manager.encryption-secret", text));
            keys.derivedText("oidc state")
                    .ifPresent(text -> settings.put("quarkus.oidc.authentication.state-secret", text.substring(0, 32)));
        }
        return List.of(new PropertiesConfigSource(settings, "Amiss OpenID Connect", BELOW_WHAT_OPERATORS_SET));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name).getValue()).filter(value -> !value.isEmpty());
    }

    private static void require(ConfigSourceContext context, String name, String variable) {
        if (value(context, name).isEmpty()) {
            throw new IllegalStateException("AMISS_AUTH=oidc needs " + variable + ".");
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("AMISS_OIDC_CLIENT_SECRET_FILE cannot be read: " + e, e);
        }
    }
}
