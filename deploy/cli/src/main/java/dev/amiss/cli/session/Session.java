package dev.amiss.cli.session;

import dev.amiss.cli.api.Addresses;
import dev.amiss.cli.api.Answer;
import dev.amiss.cli.api.Api;
import dev.amiss.cli.api.Named;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Format;
import dev.amiss.cli.output.Printer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of the command. The API and the printer are made when they are first asked for: after the options were read. */
public final class Session {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private @Nullable Api api;
    private @Nullable Printer printer;

    public Session(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Clock clock() {
        return surroundings.clock();
    }

    /** @throws MistakeException when an address or the key's file is none */
    public Api api() {
        if (api == null) {
            try {
                api = new Api(new Addresses(surroundings.environment(), options.url, options.addresses()), key());
            } catch (IllegalArgumentException e) {
                throw new MistakeException(String.valueOf(e.getMessage()));
            }
        }
        return api;
    }

    /**
     * The address of a database that the user named where the address of the services is named else; that one is not named
     * by it then. To be asked for before {@link #api()}.
     */
    public Optional<String> takeDatabaseUrl() {
        Optional<String> named = Optional.ofNullable(options.url).filter(url -> url.startsWith("jdbc:"));
        if (named.isPresent()) {
            options.url = null;
        }
        return named;
    }

    public Printer printer() {
        if (printer == null) {
            printer = new Printer(surroundings.out(), surroundings.err(), format(), isColoured(), clock());
        }
        return printer;
    }

    public Format format() {
        return options.output == null ? Format.TABLE : options.output;
    }

    /** Asked for, or on a terminal whose user did not say no; see no-color.org. */
    public boolean isColoured() {
        if (options.colour != null) {
            return options.colour;
        }
        Map<String, String> environment = surroundings.environment();
        return surroundings.terminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Sends a request without a body. */
    public Answer send(Service service, String method, String path) {
        return api().send(service, method, path, null);
    }

    /**
     * The id of a responder or an assertion that the user named.
     *
     * @throws MistakeException when no one, or more than one, has that name
     */
    public long idOf(Service service, String path, String noun, String idOrName) {
        try {
            return new Named(api(), service, path, noun).id(idOrName);
        } catch (IllegalArgumentException e) {
            throw new MistakeException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> key() {
        if (options.keyFile == null) {
            return Optional.ofNullable(surroundings.environment().get("AMISS_KEY"))
                    .map(String::strip)
                    .filter(key -> !key.isEmpty());
        }
        try {
            return Optional.of(Files.readString(options.keyFile).strip());
        } catch (IOException e) {
            throw new MistakeException("Cannot read the key's file " + options.keyFile);
        }
    }
}
