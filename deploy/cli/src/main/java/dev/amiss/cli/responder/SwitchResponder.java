package dev.amiss.cli.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.SafeText;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Enables or disables a responder. */
abstract class SwitchResponder implements Callable<Integer> {
    private final Session session;
    private final boolean isEnabled;

    @Mixin
    private ResponderChoice responder = new ResponderChoice();

    @Mixin
    private BackfillOption backfill = new BackfillOption();

    SwitchResponder(Session session, boolean isEnabled) {
        this.session = session;
        this.isEnabled = isEnabled;
    }

    @Override
    public final Integer call() {
        String path = new Query(responder.path(session))
                .with("backfill", backfill.choice())
                .toString();
        JsonNode changed = session.api()
                .send(Service.RESPONDER, "PATCH", path, Json.object().put("enabled", isEnabled))
                .body();
        session.printer()
                .object(
                        changed,
                        it -> session.printer()
                                .line("Responder " + SafeText.of(it.path("id")) + " is "
                                        + (isEnabled ? "enabled" : "disabled")));
        return ExitCode.OK;
    }
}
