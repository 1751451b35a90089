package dev.amiss.cli;

import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.UnreachableException;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import dev.amiss.cli.session.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Runs one command and ends with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.real(), arguments));
    }

    /** Runs a command and returns its exit code. */
    public static int run(Surroundings surroundings, String... arguments) {
        AmissCommand root = new AmissCommand();
        Session session = new Session(surroundings, root.options());
        CommandLine commands = new CommandLine(root, new Commands(session))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Main::explainUse)
                .setExecutionExceptionHandler(Main::tell);
        if (!session.isColoured()) {
            commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        }
        int code = commands.execute(arguments);
        surroundings.out().flush();
        return code;
    }

    private static int explainUse(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err)) {
            err.println();
            command.usage(err);
        }
        return ExitCode.ERROR;
    }

    /** What went wrong, for people; where in the code it was noticed only if nobody foresaw it. */
    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean isForeseen = failure instanceof ProblemException
                || failure instanceof UnreachableException
                || failure instanceof MistakeException
                || failure instanceof TypeConversionException;
        if (isForeseen) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return ExitCode.ERROR;
    }
}
