package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.output.SafeText;

/** Tells people what an import did, or would do, and what is left for them. */
final class TellImport {
    private final Printer out;

    TellImport(Printer out) {
        this.out = out;
    }

    void tell(ObjectNode report) {
        boolean isDryRun = report.path("dry_run").asBoolean();
        JsonNode issues = report.path("issues");
        if (isDryRun) {
            out.line("Issues: " + issues.path("open").asText() + " open, "
                    + issues.path("resolved").asText() + " resolved, "
                    + issues.path("wont_fix").asText() + " won't fix");
        } else {
            issues(issues);
        }
        report.path("responders").forEach(each -> responder(each, isDryRun));
        report.path("assertions").forEach(this::assertion);
        if (isDryRun) {
            out.line("Nothing was changed.");
        }
    }

    private void issues(JsonNode issues) {
        out.line("Issues: " + issues.path("read").asText() + " read, "
                + issues.path("imported").asText() + " taken over, "
                + issues.path("known").asText() + " taken over before");
        sometimes(issues, "caught_up", "ended in the library since and ended here too");
        sometimes(issues, "differing", "stand otherwise here than in the library, and stay so");
        sometimes(
                issues,
                "too_old",
                "were resolved for longer than resolved issues are kept (AMISS_ISSUES_KEEP_RESOLVED)");
    }

    private void sometimes(JsonNode issues, String what, String sentence) {
        if (issues.path(what).asLong() > 0) {
            out.line("  " + issues.path(what).asText() + " " + sentence);
        }
    }

    private void responder(JsonNode responder, boolean isDryRun) {
        String name = "Responder \"" + SafeText.of(responder.path("name")) + "\" ("
                + SafeText.of(responder.path("watch_pattern")) + ")";
        switch (responder.path("outcome").asText()) {
            case "created" -> out.line(name + (isDryRun ? " can be made" : " is made"));
            case "known" -> out.line(name + " is there already");
            default -> out.line(name + " needs your hand: " + SafeText.of(responder.path("reason")));
        }
    }

    private void assertion(JsonNode assertion) {
        String name = "Assertion \"" + SafeText.of(assertion.path("name")) + "\"";
        if (assertion.path("outcome").asText().equals("there")) {
            out.line(name + " is there already");
            return;
        }
        String model = SafeText.of(assertion.path("model"));
        out.line(name + " needs a URL for " + SafeText.of(assertion.path("check_function"))
                + (model.isEmpty() ? "" : " over the records of " + model)
                + (assertion.path("open_issues").asLong() == 0
                        ? ""
                        : "; resolve its " + assertion.path("open_issues").asText()
                                + " open issues once it runs here, it opens its own"));
    }
}
