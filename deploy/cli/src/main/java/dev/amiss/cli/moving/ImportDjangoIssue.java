package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code amiss import django-issue}. */
@Command(
        name = "django-issue",
        description = {
            "Take over the issues, what was done about them, and the responders of the Django library django-issue.",
            "Its tables are only read. Run again, it takes over what is new and doubles nothing. The services' addresses come"
                    + " from AMISS_URL and its like, --url names the database here."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is taken over",
            "1:the database cannot be read, or a service refused",
            "2:taken over, but for what needs your hand: it is told"
        },
        footer = {
            "",
            "Example: PGPASSWORD=… amiss import django-issue --url jdbc:postgresql://db.example.com/shop --user reader --dry-run"
        })
final class ImportDjangoIssue implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"--from"},
            paramLabel = "JDBC_URL",
            description = "The library's PostgreSQL database; --url jdbc:… says the same.")
    private @Nullable String from;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The database user; the password comes from PGPASSWORD or ~/.pgpass.")
    private @Nullable String user;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "django-issue",
            description = "What this library is called, where there are several (default: django-issue).")
    private String source = "django-issue";

    @Option(names = "--dry-run", description = "Read, check and tell, and change nothing.")
    private boolean isDryRun;

    @Option(
            names = "--answer-open",
            description =
                    "Let the library's responders answer what is open already, though they may have done so there.")
    private boolean answersOpen;

    @Option(
            names = "--others-answer",
            description = "Let responders that are there already answer the open issues that they match.")
    private boolean othersAnswer;

    ImportDjangoIssue(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String url = session.takeDatabaseUrl().orElse(from == null ? "" : from);
        if (url.isEmpty()) {
            throw new MistakeException(
                    "Say where the library's tables are: --url jdbc:postgresql://db.example.com:5432/shop");
        }
        if (!source.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new MistakeException(
                    "--as takes letters, digits, dots, hyphens and underscores, such as shop-issues");
        }
        String password = session.surroundings().environment().get("PGPASSWORD");
        try (LibraryDatabase library = LibraryDatabase.open(url, user, password)) {
            ObjectNode report = Json.object().put("dry_run", isDryRun);
            SendResponders responders = new SendResponders(session, source, isDryRun);
            report.set("issues", issues(library, responders));
            report.set("responders", responders.send(library.responders(), answersOpen));
            report.set("assertions", new TellAssertions(session).tell(library.assertions()));
            session.printer().object(report, it -> new TellImport(session.printer()).tell(report));
            return isAllDone(report) ? ExitCode.OK : ExitCode.DIFFERS;
        }
    }

    private ObjectNode issues(LibraryDatabase library, SendResponders responders) {
        long[] counts = new long[3];
        for (LibraryKind kind : LibraryKind.values()) {
            long[] some = library.counts(kind);
            for (int status = 0; status < counts.length; status++) {
                counts[status] += some[status];
            }
        }
        List<String> others = counts[0] == 0 || othersAnswer ? List.of() : responders.others();
        if (!others.isEmpty()) {
            String refusal = "These responders would answer those of the " + counts[0]
                    + " open issues that they match: " + String.join(", ", others)
                    + ". Disable them meanwhile, or say --others-answer if that is wanted.";
            if (!isDryRun) {
                throw new MistakeException(refusal);
            }
            session.printer().remark(refusal);
        }
        if (isDryRun) {
            return Json.object()
                    .put("open", counts[0])
                    .put("resolved", counts[1])
                    .put("wont_fix", counts[2]);
        }
        SendIssues send = new SendIssues(session, new IssueDocument(source));
        for (LibraryKind kind : LibraryKind.values()) {
            library.issues(kind, (issue, actions) -> send.send(kind, issue, actions));
        }
        return send.finish();
    }

    private static boolean isAllDone(JsonNode report) {
        return StreamSupport.stream(report.path("responders").spliterator(), false)
                        .noneMatch(each -> each.path("outcome").asText().equals("refused"))
                && StreamSupport.stream(report.path("assertions").spliterator(), false)
                        .noneMatch(each -> each.path("outcome").asText().equals("needs_url"));
    }
}
