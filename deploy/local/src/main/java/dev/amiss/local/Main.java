package dev.amiss.local;

import dev.amiss.local.command.DemoCommand;
import dev.amiss.local.command.DownCommand;
import dev.amiss.local.command.KeyCommand;
import dev.amiss.local.command.StatusCommand;
import dev.amiss.local.command.UpCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the scripts of deploy/local run; each names the subcommand that it is called like. */
@Command(
        name = "deploy/local",
        description = "Amiss on one machine.",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, KeyCommand.class, DemoCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::tell);
        System.exit(commands.execute(arguments));
    }

    /** The message says what is wrong; where in the code it was noticed helps nobody who starts Amiss. */
    private static int tell(Exception mistake, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter errors = command.getErr();
        errors.println(mistake.getMessage() == null ? mistake.toString() : mistake.getMessage());
        errors.flush();
        return 1;
    }
}
