package dev.amiss.service.console;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where the services are: for people's browsers, and for this service. Immutable. */
@Singleton
class ServiceLinks {
    private final Map<ConsoleService, String> addresses = new EnumMap<>(ConsoleService.class);
    private final Map<ConsoleService, String> forBrowsers = new EnumMap<>(ConsoleService.class);
    private final @Nullable String oneHost;
    private final String own;

    ServiceLinks(ConsoleConfig config, @ConfigProperty(name = "quarkus.application.name") String own) {
        this.own = own;
        this.oneHost = config.url()
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(ServiceLinks::withoutSlash)
                .orElse(null);
        put(ConsoleService.ISSUE, config.issueUrl(), config.issueConsoleUrl());
        put(ConsoleService.RESPONDER, config.responderUrl(), config.responderConsoleUrl());
        put(ConsoleService.ASSERTION, config.assertionUrl(), config.assertionConsoleUrl());
    }

    /** The module of this service. */
    String own() {
        return own;
    }

    /** Whether this is that service. */
    boolean isOwn(ConsoleService service) {
        return service.module().equals(own);
    }

    /** The one address under which people reach all services; empty when each has its own. */
    Optional<String> oneHost() {
        return Optional.ofNullable(oneHost);
    }

    /** Where this service reaches the other one, without a slash at the end; empty when nobody said. */
    Optional<String> address(ConsoleService service) {
        return Optional.ofNullable(addresses.get(service));
    }

    /**
     * What to put before the path of a page of that service: nothing when it is on the same host.
     *
     * @param page the module whose page the link stands in: this one, or that which asked for a fragment
     * @param host the host by which the browser reached that page; stays when both are this machine, so that the
     *     browser's cookies go along
     */
    String base(ConsoleService service, String page, @Nullable String host) {
        String address = forBrowsers.get(service);
        if (address == null || oneHost != null || service.module().equals(page)) {
            return "";
        }
        URI uri = URI.create(address);
        if (host == null || uri.getHost() == null || !isLoopback(host) || !isLoopback(uri.getHost())) {
            return address;
        }
        return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private void put(ConsoleService service, Optional<String> url, Optional<String> consoleUrl) {
        address(service, service.variable(), url).ifPresent(address -> {
            addresses.put(service, address);
            forBrowsers.put(service, address);
        });
        address(service, service.consoleVariable(), consoleUrl).ifPresent(address -> forBrowsers.put(service, address));
    }

    private static Optional<String> address(ConsoleService service, String variable, Optional<String> url) {
        return url.map(String::strip).filter(text -> !text.isEmpty()).map(text -> {
            String bare = withoutSlash(text);
            if (!bare.matches("https?://[^/?#\\s]+")) {
                throw new IllegalStateException(variable + " must be the address of " + service.module()
                        + " without a path, such as http://127.0.0.1:8080, but is '" + text + "'.");
            }
            return bare;
        });
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
}
