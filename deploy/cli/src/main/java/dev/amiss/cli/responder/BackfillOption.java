package dev.amiss.cli.responder;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a responder also answers the issues that are active already; asked for when there are over 1,000. */
public final class BackfillOption {
    @Option(
            names = "--backfill",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether issues that are active already are answered; needed when they are over 1,000.")
    private @Nullable Boolean choice;

    /** Null when it was not said. */
    public @Nullable Boolean choice() {
        return choice;
    }
}
