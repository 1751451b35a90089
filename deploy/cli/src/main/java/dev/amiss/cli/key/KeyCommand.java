package dev.amiss.cli.key;

import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiss key}: keys live in a file beside the services, so the local mode's own command changes it. */
@Command(
        name = "key",
        customSynopsis = {"amiss key ROLE NAME", "       amiss key --revoke NAME"},
        description = "Add an access key to the local mode and print it, or end one; as deploy/local/key.")
public final class KeyCommand implements Callable<Integer> {
    private final Session session;

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

    KeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("amiss.home", "."), "deploy", "local", "key");
        if (!Files.isExecutable(tool)) {
            throw new MistakeException("Keys are kept in a file beside the services (AMISS_KEYS_FILE);"
                    + " there change it by java -cp 'lib/main/*' dev.amiss.service.access.KeyTool");
        }
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        if (revoked != null) {
            command.addAll(List.of("--revoke", revoked));
        } else if (role != null && name != null) {
            command.addAll(List.of(role, name));
        } else {
            throw new MistakeException("A role and a name are needed, for example: amiss key reporter checkout");
        }
        session.surroundings().out().flush();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
