package dev.amiss.local.command;

import dev.amiss.local.Console;
import dev.amiss.local.config.ConfigException;
import dev.amiss.service.access.KeyTool;
import java.io.IOException;
import java.nio.file.Path;
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
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
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
            description = "What the key may do: reporter, operator or admin.")
    private @Nullable String role;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "What histories call its holder.")
    private @Nullable String name;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console out = new Console(System.out, Clock.system(ZoneId.systemDefault()));
    private final Console errors = new Console(System.err, Clock.system(ZoneId.systemDefault()));

    @Override
    public Integer call() throws ConfigException, IOException {
        Path keys = Place.config().keysFile();
        if (revoked != null) {
            KeyTool.revoke(keys, revoked);
            errors.say("The key of " + revoked + " is ended");
            return 0;
        }
        if (role == null || name == null) {
            if (spec == null) {
                throw new IllegalStateException("picocli sets the specification");
            }
            throw new ParameterException(
                    spec.commandLine(), "A role and a name are needed, for example: key reporter checkout");
        }
        out.say(KeyTool.add(keys, role, name));
        return 0;
    }
}
