package dev.amiss.cli.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.argument.TimeArgument;
import dev.amiss.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "wont-fix", description = "Say that issues will not be fixed: they count on and stay silent.")
final class SetWontFix extends WorkOnIssues {
    @Option(names = "--until", paramLabel = "TIME", description = "Only until then, or for that long, such as 7d.")
    private @Nullable String until;

    SetWontFix(Session session) {
        super(session, "wont_fix");
    }

    @Override
    void addTo(ObjectNode change) {
        if (until != null) {
            change.put(
                    "wont_fix_until",
                    TimeArgument.future(until, session().clock()).toString());
        }
    }
}
