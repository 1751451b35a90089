package dev.amiss.cli.assertion;

import dev.amiss.cli.apply.ApplyAssertions;
import picocli.CommandLine.Command;

/** {@code amiss assertions}. */
@Command(
        name = "assertions",
        description = "See, run and pause what is checked.",
        subcommands = {
            ListAssertions.class,
            ShowAssertion.class,
            RunAssertions.class,
            PauseAssertion.class,
            ResumeAssertion.class,
            ListResults.class,
            ApplyAssertions.class,
            DeleteAssertion.class
        })
public final class AssertionsCommand {}
