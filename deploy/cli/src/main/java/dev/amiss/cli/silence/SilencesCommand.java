package dev.amiss.cli.silence;

import picocli.CommandLine.Command;

/** {@code amiss silences}. */
@Command(
        name = "silences",
        description = "Mute actions for some time.",
        subcommands = {ListSilences.class, ShowSilence.class, CreateSilence.class, EndSilences.class})
public final class SilencesCommand {}
