package dev.amiss.assertion.check.model;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.Evidence;
import dev.amiss.assertion.check.UrlField;
import dev.amiss.assertion.datasource.DataSources;
import dev.amiss.assertion.datasource.Query;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionLanguage;
import dev.amiss.assertion.expression.ExpressionLanguage.Kind;
import dev.amiss.assertion.expression.InvalidExpression;
import dev.amiss.assertion.records.RecordRules;
import dev.amiss.assertion.records.RecordSet;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {"type": "model", "datasource": …, "records": "SELECT …", "record_type": "user", "key": "id", "passes": …}}, or
 * {@code "url"} in place of all but the type.
 */
@Singleton
class ModelCheckType implements CheckType {
    private static final ExpressionLanguage LANGUAGE =
            new ExpressionLanguage(Map.of("record", Kind.OBJECT, "now", Kind.TIME));
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_COLUMN = 128;

    private final DataSources sources;
    private final OutgoingHttp http;
    private final RecordSet recordSet;

    ModelCheckType(DataSources sources, OutgoingHttp http, RecordSet recordSet) {
        this.sources = sources;
        this.http = http;
        this.recordSet = recordSet;
    }

    @Override
    public String name() {
        return "model";
    }

    /** Millions of records take minutes. */
    @Override
    public Duration usualTimeout() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Check read(StrictFields fields) {
        RecordRules rules = RecordRules.read(fields);
        Evidence evidence = Evidence.read(fields);
        if (fields.has("url")) {
            Optional<String> type = fields.text("record_type", LONGEST_TYPE);
            Optional<String> url = UrlField.read(fields, "url");
            return new ModelCheck(
                    new NdjsonRecords(http, url.orElse(""), evidence), type.orElse("record"), rules, recordSet);
        }
        String type = fields.requiredText("record_type", LONGEST_TYPE);
        Optional<Query> query = Query.read(fields, sources, "records");
        String key = fields.requiredText("key", LONGEST_COLUMN);
        String text = fields.requiredText("passes", ExpressionLanguage.LONGEST);
        Optional<Expression> passes = text.isEmpty() ? Optional.empty() : compile(fields, text);
        RecordSource source = query.isPresent() && passes.isPresent()
                ? new SqlRecords(query.get(), key, passes.get(), evidence)
                : (run, tally) -> {
                    throw new IllegalStateException("a configuration that was refused");
                };
        return new ModelCheck(source, type, rules, recordSet);
    }

    private static Optional<Expression> compile(StrictFields fields, String text) {
        try {
            return Optional.of(LANGUAGE.compile(text));
        } catch (InvalidExpression e) {
            fields.reject("passes", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
