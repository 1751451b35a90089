package dev.amiss.cli.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Pauses an assertion or lets it go on. */
abstract class SwitchAssertion implements Callable<Integer> {
    private final Session session;
    private final boolean isEnabled;

    @Mixin
    private AssertionChoice assertion = new AssertionChoice();

    SwitchAssertion(Session session, boolean isEnabled) {
        this.session = session;
        this.isEnabled = isEnabled;
    }

    @Override
    public final Integer call() {
        JsonNode changed = session.api()
                .send(
                        Service.ASSERTION,
                        "PATCH",
                        assertion.path(session),
                        Json.object().put("enabled", isEnabled))
                .body();
        session.printer()
                .object(
                        changed,
                        it -> session.printer()
                                .line("Assertion " + SafeText.of(it.path("id")) + " is "
                                        + session.printer().word(it.path("state")) + ": "
                                        + SafeText.of(it.path("name"))));
        return ExitCode.OK;
    }
}
