package dev.amiss.cli.argument;

import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.output.Format;
import dev.amiss.cli.output.ListWriter;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.session.ExitCode;
import dev.amiss.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list is wanted. */
public final class PageOptions {
    @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "At most so many (50).")
    private long limit;

    @Option(names = "--all", description = "All of them.")
    private boolean isAll;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where another list ended.")
    private @Nullable String cursor;

    /** Writes the list that the query, without limit and cursor, asks for; returns the exit code. */
    public int write(Session session, Service service, Query query, Table table) {
        ListWriter list = session.printer().list(table);
        String next = new Pages(session.api(), service, query)
                .read(isAll ? Long.MAX_VALUE : Math.max(1, limit), cursor, list::page);
        long count = list.end(next);
        if (session.format() == Format.TABLE) {
            if (count == 0) {
                session.printer().remark("None");
            } else if (next != null) {
                session.printer().remark("There are more: --all, or --cursor " + next);
            }
        }
        return ExitCode.OK;
    }
}
