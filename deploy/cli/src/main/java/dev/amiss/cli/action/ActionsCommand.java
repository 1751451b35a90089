package dev.amiss.cli.action;

import picocli.CommandLine.Command;

/** {@code amiss actions}. */
@Command(
        name = "actions",
        description = "See, repeat and cancel what responders do.",
        subcommands = {ListActions.class, ShowAction.class, RetryActions.class, CancelActions.class})
public final class ActionsCommand {}
