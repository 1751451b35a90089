package dev.amiss.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Json;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a list page by page, as one table or as one document of the API's form {@code {"items", "next_cursor"}}. */
public final class ListWriter {
    private final PrintStream out;
    private final Format format;
    private final Table table;
    private final boolean isColoured;
    private final Instant now;
    private long count;

    ListWriter(PrintStream out, Format format, Table table, boolean isColoured, Instant now) {
        this.out = out;
        this.format = format;
        this.table = table;
        this.isColoured = isColoured;
        this.now = now;
    }

    public void page(JsonNode items) {
        if (format == Format.TABLE) {
            if (!items.isEmpty()) {
                table.lines(items, count == 0, isColoured, now).forEach(out::println);
            }
        } else if (format == Format.YAML) {
            out.print(count == 0 && !items.isEmpty() ? "items:\n" : "");
            out.print(items.isEmpty() ? "" : Documents.yaml(items));
        } else {
            for (int index = 0; index < items.size(); index++) {
                out.print(count + index == 0 ? "{\"items\": [\n" : ",\n");
                out.print(Documents.json(items.get(index)));
            }
        }
        count += items.size();
    }

    /** @param nextCursor where the next page begins; null when all was written */
    public long end(@Nullable String nextCursor) {
        if (format == Format.YAML) {
            out.print(count == 0 ? "items: []\n" : "");
            out.print(Documents.yaml(Json.object().put("next_cursor", nextCursor)));
        } else if (format == Format.JSON) {
            out.print(count == 0 ? "{\"items\": [" : "\n");
            out.println("], \"next_cursor\": " + (nextCursor == null ? "null" : '"' + nextCursor + '"') + "}");
        }
        return count;
    }
}
