package dev.amiss.assertion.check.sql;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.datasource.DataSources;
import dev.amiss.assertion.datasource.Query;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code {"type": "sql", "datasource": …, "query": …, "expect": "no_rows"}}. */
@Singleton
class SqlCheckType implements CheckType {
    private static final String NO_ROWS = "no_rows";
    private static final String ROWS = "rows";

    private final DataSources sources;

    SqlCheckType(DataSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public Check read(StrictFields fields) {
        Optional<Query> query = Query.read(fields, sources, "query");
        List<String> words = List.of(NO_ROWS, ROWS);
        String expect = fields.oneOf("expect", words, word -> Optional.of(word).filter(words::contains))
                .orElse(NO_ROWS);
        return new SqlCheck(query, expect.equals(ROWS), Evidence.read(fields));
    }
}
