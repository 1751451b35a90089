package dev.amiss.cli.responder;

import dev.amiss.cli.apply.ApplyResponders;
import picocli.CommandLine.Command;

/** {@code amiss responders}. */
@Command(
        name = "responders",
        description = "See and change what is done about issues.",
        subcommands = {
            ListResponders.class,
            ShowResponder.class,
            ApplyResponders.class,
            DeleteResponder.class,
            EnableResponder.class,
            DisableResponder.class,
            DryRunResponder.class,
            ReplayResponder.class,
            ExplainResponders.class,
            ListFunctions.class
        })
public final class RespondersCommand {}
