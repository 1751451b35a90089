package dev.amiss.local.config;

import dev.amiss.local.config.LocalConfig.ExternalPostgres;
import dev.amiss.local.config.LocalConfig.Replicas;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration from the environment; finds all mistakes, not only the first. */
public final class ReadLocalConfig {
    private static final int MOST_REPLICAS = 9;

    private final Map<String, String> environment;
    private final Path home;
    private final List<String> mistakes = new ArrayList<>();

    private ReadLocalConfig(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /**
     * Reads and checks all of it.
     *
     * @throws ConfigException with a line for each variable that holds what it cannot
     */
    public static LocalConfig from(Map<String, String> environment, Path home) throws ConfigException {
        return new ReadLocalConfig(environment, home).read();
    }

    /** The data folder alone, for the commands that need no more. */
    public static DataFolder dataFolder(Map<String, String> environment, Path home) {
        String folder = environment.getOrDefault(Variable.DATA.key(), "");
        return new DataFolder(folder.isBlank() ? home.resolve(Variable.DATA.fallback()) : Path.of(folder));
    }

    private LocalConfig read() throws ConfigException {
        DataFolder data = dataFolder(environment, home);
        LocalConfig config = new LocalConfig(
                home,
                data,
                text(Variable.HOST),
                services(),
                port(Variable.POSTGRES_PORT),
                port(Variable.KAFKA_PORT),
                port(Variable.SMTP_PORT),
                postgres(),
                given(Variable.KAFKA_BOOTSTRAP),
                given(Variable.SMTP_HOST),
                text(Variable.AUTH),
                given(Variable.KEYS_FILE).map(Path::of).orElse(data.keys()),
                text(Variable.JAVA_OPTIONS),
                environment);
        checkAuth(config);
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return config;
    }

    private Map<ServiceKind, Replicas> services() {
        Map<ServiceKind, Replicas> services = new EnumMap<>(ServiceKind.class);
        for (ServiceKind kind : ServiceKind.values()) {
            services.put(kind, new Replicas(port(kind.port()), number(kind.replicas(), 0, MOST_REPLICAS)));
        }
        return services;
    }

    private Optional<ExternalPostgres> postgres() {
        Optional<String> url = given(Variable.POSTGRES_URL);
        url.filter(given -> !given.matches("jdbc:postgresql://[^/?]+/"))
                .ifPresent(given -> mistakes.add("AMISS_POSTGRES_URL=" + given
                        + " names no server: it ends with the slash that a database's name follows, for example"
                        + " jdbc:postgresql://127.0.0.1:5432/"));
        return url.map(given -> new ExternalPostgres(
                given, text(Variable.POSTGRES_USERNAME), environment.getOrDefault("AMISS_POSTGRES_PASSWORD", "")));
    }

    private void checkAuth(LocalConfig config) {
        if (!List.of("open", "keys", "oidc").contains(config.auth())) {
            mistakes.add("AMISS_AUTH=" + config.auth() + " is none of: open, keys, oidc");
        }
        if (config.auth().equals("open") && !isLoopback(config.host())) {
            mistakes.add(
                    "AMISS_HOST=" + config.host() + " can be reached from other machines, and AMISS_AUTH=open (what"
                            + " `up` uses by default) lets everybody in: set AMISS_AUTH=keys and make a key with"
                            + " deploy/local/key admin NAME");
        }
    }

    private boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            mistakes.add("AMISS_HOST=" + host + " is no address of this machine, for example 127.0.0.1");
            return true;
        }
    }

    private int port(Variable variable) {
        return number(variable, 1, 65535);
    }

    private int number(Variable variable, int least, int most) {
        String text = text(variable);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number out of range is
        }
        mistakes.add("%s=%s is no number from %d to %d, for example %s"
                .formatted(variable.key(), text, least, most, variable.fallback()));
        return least;
    }

    private String text(Variable variable) {
        return given(variable).orElse(variable.fallback());
    }

    private Optional<String> given(Variable variable) {
        return Optional.ofNullable(environment.get(variable.key()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
