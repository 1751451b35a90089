package dev.amiss.service.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an OpenID provider's words mean here; the rest of its settings are Quarkus' own, {@code quarkus.oidc.…}. */
@ConfigMapping(prefix = "amiss.oidc")
public interface OidcConfig {
    /** {@code AMISS_OIDC_URL}: the provider, as its discovery document's address without {@code /.well-known/…}. */
    Optional<String> url();

    /** {@code AMISS_OIDC_CLIENT_ID}: what the provider knows Amiss by. */
    Optional<String> clientId();

    /** {@code AMISS_OIDC_CLIENT_SECRET_FILE}: a file with the client's secret, instead of the secret itself. */
    Optional<Path> clientSecretFile();

    /** {@code AMISS_OIDC_ROLE_REPORTER}: the values of the roles claim that make a reporter. */
    @WithDefault("reporter")
    List<String> roleReporter();

    /** {@code AMISS_OIDC_ROLE_OPERATOR}: the values that make an operator. */
    @WithDefault("operator")
    List<String> roleOperator();

    /** {@code AMISS_OIDC_ROLE_ADMIN}: the values that make an admin. */
    @WithDefault("admin")
    List<String> roleAdmin();
}
