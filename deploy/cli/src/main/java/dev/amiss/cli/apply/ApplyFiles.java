package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.output.Printer;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Makes the services have what files describe. */
abstract class ApplyFiles implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-f", "--file"},
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE|-",
            description = "Files, folders with files *.yaml, *.yml and *.json, or standard input.")
    private List<String> paths = List.of();

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean isDryRun;

    @Option(names = "--prune", description = "Delete what no file describes; of silences those that recur.")
    private boolean isPruned;

    @Option(
            names = "--backfill",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether issues that are active already are answered; needed when they are over 1,000.")
    private @Nullable Boolean backfill;

    ApplyFiles(Session session) {
        this.session = session;
    }

    /** The kinds that this command looks at. */
    abstract Set<Kind> kinds();

    @Override
    public final Integer call() {
        List<Document> documents = new ReadFiles(session, kinds()).read(paths);
        if (documents.isEmpty() && isPruned) {
            throw new MistakeException("The files describe nothing, so --prune would delete everything;"
                    + " check the path, or delete by hand");
        }
        List<PlannedChange> plan =
                new MakePlan(session).plan(documents, isPruned ? kinds() : EnumSet.noneOf(Kind.class));
        return isDryRun ? show(plan) : carryOut(plan);
    }

    private int show(List<PlannedChange> plan) {
        Printer out = session.printer();
        CarryOut services = new CarryOut(session.api(), backfill);
        boolean isValid = true;
        List<String> remarks = new ArrayList<>();
        for (PlannedChange change : plan) {
            try {
                JsonNode matches = services.check(change);
                if (!Json.isNothing(matches)) {
                    remarks.add(change.title() + " matches " + matches.asText() + " active issues");
                }
            } catch (ProblemException e) {
                isValid = false;
                remarks.add(change.title() + ": " + e.getMessage());
            }
        }
        TellPlan tell = new TellPlan(out);
        out.object(TellPlan.json(plan), it -> {
            plan.forEach(tell::tell);
            out.line(TellPlan.sum(plan, false));
        });
        remarks.forEach(out::remark);
        if (!isValid) {
            return ExitCode.ERROR;
        }
        return plan.stream().allMatch(PlannedChange::isNone) ? ExitCode.OK : ExitCode.DIFFERS;
    }

    private int carryOut(List<PlannedChange> plan) {
        Printer out = session.printer();
        CarryOut services = new CarryOut(session.api(), backfill);
        TellPlan tell = new TellPlan(out);
        List<PlannedChange> done = new ArrayList<>();
        for (PlannedChange change : plan) {
            try {
                services.carryOut(change);
                done.add(change);
            } catch (ProblemException e) {
                out.remark(change.title() + ": " + e.getMessage());
            }
        }
        out.object(TellPlan.json(done), it -> {
            done.forEach(tell::tell);
            out.line(TellPlan.sum(done, true));
        });
        if (done.size() < plan.size()) {
            out.remark(plan.size() - done.size() + " could not be applied; apply again once that is mended");
            return ExitCode.ERROR;
        }
        return ExitCode.OK;
    }
}
