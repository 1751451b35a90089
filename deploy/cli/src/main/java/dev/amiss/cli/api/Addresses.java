package dev.amiss.cli.api;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the services are. */
public final class Addresses {
    private final Map<Service, URI> addresses = new EnumMap<>(Service.class);

    /**
     * Finds the addresses: an option of the service, the option for all, the variable of the service, the variable for
     * all, else where the local mode listens.
     *
     * @param all {@code --url}
     * @param single {@code --issue-url} and the like
     * @throws IllegalArgumentException when one is no address
     */
    public Addresses(Map<String, String> environment, @Nullable String all, Map<Service, String> single) {
        for (Service service : Service.values()) {
            addresses.put(
                    service,
                    parse(first(
                            single.get(service),
                            all,
                            environment.get(service.urlVariable()),
                            environment.get("AMISS_URL"),
                            local(environment, service))));
        }
    }

    /** Without a slash at its end. */
    public URI of(Service service) {
        return addresses.getOrDefault(service, URI.create("http://127.0.0.1"));
    }

    private static String local(Map<String, String> environment, Service service) {
        String host = first(environment.get("AMISS_HOST"), "127.0.0.1");
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":"
                + first(environment.get(service.portVariable()), String.valueOf(service.port()));
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate.strip();
            }
        }
        throw new IllegalStateException("the last candidate is always there");
    }

    private static URI parse(String address) {
        try {
            URI uri = URI.create(address.replaceFirst("/+$", ""));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "'" + address + "' is no address of a service; one looks like https://amiss.example.com");
    }
}
