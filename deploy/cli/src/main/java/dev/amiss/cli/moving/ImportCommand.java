package dev.amiss.cli.moving;

import picocli.CommandLine.Command;

/** {@code amiss import}. */
@Command(
        name = "import",
        description = "Take over what another system kept.",
        synopsisSubcommandLabel = "SYSTEM",
        subcommands = ImportDjangoIssue.class)
public final class ImportCommand {}
