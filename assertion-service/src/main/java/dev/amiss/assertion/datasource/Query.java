package dev.amiss.assertion.datasource;

import dev.amiss.service.problem.StrictFields;
import java.util.Optional;

/** A query that may be asked of its data source. */
public record Query(DataSource source, String sql) {
    private static final int LONGEST = 100_000;

    /**
     * Reads the field {@code datasource} and the field of the query, both required.
     *
     * @return empty when either is wrong, which is noted
     */
    public static Optional<Query> read(StrictFields fields, DataSources sources, String queryField) {
        String name = fields.requiredText("datasource", 100);
        String sql = fields.requiredText(queryField, LONGEST);
        Optional<DataSource> source = sources.find(name);
        if (!name.isEmpty() && source.isEmpty()) {
            fields.reject("datasource", "must be one of the configured data sources: " + configured(sources));
        }
        Optional<String> refusal = source.flatMap(found -> found.refusal(sql));
        refusal.ifPresent(rule -> fields.reject(queryField, rule));
        return source.filter(found -> refusal.isEmpty() && !sql.isEmpty()).map(found -> new Query(found, sql));
    }

    private static String configured(DataSources sources) {
        return sources.names().isEmpty()
                ? "none is; the operator configures them by AMISS_DATASOURCE_<NAME>_URL"
                : String.join(", ", sources.names());
    }
}
