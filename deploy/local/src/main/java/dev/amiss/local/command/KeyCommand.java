package dev.amiss.local.command;

import dev.amiss.local.Console;
import dev.amiss.local.config.ConfigException;
import dev.amiss.local.key.KeysFile;
import dev.amiss.local.key.KeysFile.Role;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and ends access keys. */
@Command(
        name = "key",
        customSynopsis = {"deploy/local/key ROLE NAME", "       deploy/local/key --revoke NAME"},
        description = "Adds an access key and prints it, or ends one. Either works at once, without a restart.")
public final class KeyCommand implements Callable<Integer> {
    @Option(names = "--revoke", paramLabel = "NAME", description = "End the key of this name.")
    private @Nullable String revoked;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ROLE",
            description = "What the key may do: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "What histories call its holder.")
    private @Nullable String name;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console out = new Console(System.out, Clock.system(ZoneId.systemDefault()));
    private final Console errors = new Console(System.err, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() throws ConfigException {
        KeysFile keys = new KeysFile(Place.config().keysFile());
        if (revoked != null) {
            return revoke(keys, revoked);
        }
        if (role == null || name == null) {
            if (spec == null) {
                throw new IllegalStateException("picocli sets the specification");
            }
            throw new ParameterException(
                    spec.commandLine(), "A role and a name are needed, for example: key reporter checkout");
        }
        out.say(keys.add(role, name));
        return 0;
    }

    private int revoke(KeysFile keys, String whose) {
        if (keys.revoke(whose)) {
            errors.say("The key of " + whose + " is ended");
            return 0;
        }
        errors.say("There is no key of that name: " + whose);
        return 1;
    }
}
