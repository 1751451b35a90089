package dev.amiss.cli.issue;

import picocli.CommandLine.Command;

/** {@code amiss recoveries}. */
@Command(
        name = "recoveries",
        description = "Report that something is over.",
        subcommands = {ReportRecovery.class})
public final class RecoveriesCommand {}
