package dev.amiss.cli.apply;

import dev.amiss.cli.session.Session;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code amiss assertions apply}. */
@Command(
        name = "apply",
        description = "Make assertion-service have the assertions that files describe.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:applied, or nothing to change",
            "1:a file is wrong, or a service refused a part",
            "2:with --dry-run: there is something to change"
        })
public final class ApplyAssertions extends ApplyFiles {
    ApplyAssertions(Session session) {
        super(session);
    }

    @Override
    Set<Kind> kinds() {
        return EnumSet.of(Kind.ASSERTION);
    }
}
