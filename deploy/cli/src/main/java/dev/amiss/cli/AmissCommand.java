package dev.amiss.cli;

import dev.amiss.cli.action.ActionsCommand;
import dev.amiss.cli.apply.ApplyCommand;
import dev.amiss.cli.apply.ExportCommand;
import dev.amiss.cli.assertion.AssertionsCommand;
import dev.amiss.cli.explain.ExplainCommand;
import dev.amiss.cli.issue.IssuesCommand;
import dev.amiss.cli.issue.RecoveriesCommand;
import dev.amiss.cli.key.KeyCommand;
import dev.amiss.cli.moving.ImportCommand;
import dev.amiss.cli.rehearsal.TestCommand;
import dev.amiss.cli.responder.RespondersCommand;
import dev.amiss.cli.session.GlobalOptions;
import dev.amiss.cli.silence.SilencesCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** {@code amiss}: what follows is a noun, then a verb. */
@Command(
        name = "amiss",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "Amiss 0.1.0",
        description = "Amiss from the command line.",
        synopsisSubcommandLabel = "NOUN VERB",
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {
            IssuesCommand.class,
            RecoveriesCommand.class,
            RespondersCommand.class,
            ActionsCommand.class,
            SilencesCommand.class,
            AssertionsCommand.class,
            ExplainCommand.class,
            ApplyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            TestCommand.class,
            KeyCommand.class,
            CompletionCommand.class
        })
final class AmissCommand {
    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    GlobalOptions options() {
        return options;
    }
}
