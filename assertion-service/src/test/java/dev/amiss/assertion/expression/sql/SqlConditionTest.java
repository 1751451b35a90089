package dev.amiss.assertion.expression.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.datasource.DataSources;
import dev.amiss.assertion.datasource.Row;
import dev.amiss.assertion.expression.Expression;
import dev.amiss.assertion.expression.ExpressionLanguage;
import dev.amiss.assertion.expression.ExpressionLanguage.Kind;
import dev.amiss.assertion.expression.ExpressionValues;
import dev.amiss.assertion.expression.InvalidExpression;
import dev.amiss.assertion.expression.Verdict;
import dev.amiss.assertion.testing.ShopDatabase;
import dev.amiss.embedded.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL and the expressions agree, whatever the values: where the condition says true or false, so do they. */
@QuarkusTest
class SqlConditionTest {
    private static final ExpressionLanguage LANGUAGE =
            new ExpressionLanguage(Map.of("record", Kind.OBJECT, "now", Kind.TIME));
    private static final Instant NOW = Instant.parse("2026-11-24T08:30:00.123Z");
    private static final int EXPRESSIONS = 1_500;
    private static final long SEED = 20_261_124;

    private static final Map<String, SqlType> COLUMNS = Map.ofEntries(
            Map.entry("id", SqlType.WHOLE_NUMBER),
            Map.entry("small", SqlType.WHOLE_NUMBER),
            Map.entry("whole", SqlType.WHOLE_NUMBER),
            Map.entry("big", SqlType.WHOLE_NUMBER),
            Map.entry("floating", SqlType.FLOATING),
            Map.entry("single", SqlType.FLOATING),
            Map.entry("decimal", SqlType.DECIMAL),
            Map.entry("title", SqlType.TEXT),
            Map.entry("code", SqlType.TEXT),
            Map.entry("active", SqlType.BOOLEAN),
            Map.entry("seen_at", SqlType.TIME),
            Map.entry("local_at", SqlType.LOCAL_TIME),
            Map.entry("born_on", SqlType.DATE),
            Map.entry("document", SqlType.OTHER));

    /** Every column takes each of its values, in every combination that the lengths' remainders lead to. */
    private static final String TABLE = """
            DROP TABLE IF EXISTS agreement;
            CREATE TABLE agreement AS SELECT i AS id,
                (ARRAY[NULL, 0, 1, -1, 7, 32767, -32768]::smallint[])[1 + i % 7] AS small,
                (ARRAY[NULL, 0, 1, -1, 7, 2147483647]::integer[])[1 + i % 6] AS whole,
                (ARRAY[NULL, 0, -1, 7, 9007199254740993, 9223372036854775807, -9223372036854775808]::bigint[])
                    [1 + i % 7 * 3 % 7] AS big,
                (ARRAY[NULL, 0, '-0', 1.5, -2.25, 7, 'NaN', 'Infinity', '-Infinity', 1e300]::float8[])
                    [1 + i % 10] AS floating,
                (ARRAY[NULL, 0, 1.5, 0.1, 'NaN']::float4[])[1 + i % 5] AS single,
                (ARRAY[NULL, 0, 1.5, -2.25, 7.00, 'NaN', 1e-400, 1e400, 9007199254740993]::numeric[])
                    [1 + i % 9] AS decimal,
                (ARRAY[NULL, '', 'a', 'O''Hara', 'back\\slash', '50%_', '😀', 'Ünï', 'aa']::text[])
                    [1 + i % 9] AS title,
                (ARRAY[NULL, 'a', 'A', '😀a', 'Ünï']::varchar[])[1 + i % 5] AS code,
                (ARRAY[NULL, true, false])[1 + i % 3] AS active,
                (ARRAY[NULL, '2026-11-24 08:30:00.123+00', '2026-11-23 10:00:00.000001+00', '2020-02-29 00:00+03',
                    'infinity', '-infinity', '10000-01-01', '0044-03-15 BC', '1969-12-31 23:59:59.999999+00']::timestamptz[])
                    [1 + i % 9] AS seen_at,
                (ARRAY[NULL, '2026-11-24 08:30:00.123', '2026-11-23 12:00:00', 'infinity', '2026-03-29 02:30:00']
                    ::timestamp[])[1 + i % 5] AS local_at,
                (ARRAY[NULL, '2026-11-23', '1970-01-01', 'infinity', '20000-01-01']::date[])[1 + i % 5] AS born_on,
                (ARRAY[NULL, 'null', '{"x": 1}', '[]']::jsonb[])[1 + i % 4] AS document
            FROM generate_series(1, 140) i""";

    @Inject
    DataSources sources;

    @Test
    void the_database_never_says_otherwise_than_the_expression() throws Exception {
        ShopDatabase.execute(TABLE);
        List<Row> rows = rows();
        var expressions = new RandomExpressions(SEED);
        long decided = 0;
        long asked = 0;
        try (Connection connection = DriverManager.getConnection(RealParts.jdbcUrl() + "shop", "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Asia/Kathmandu'");
            for (int i = 0; i < EXPRESSIONS; i++) {
                String text = expressions.next();
                Optional<Expression> expression = compile(text);
                Optional<String> condition = expression.flatMap(each -> each.asCondition(COLUMNS, NOW));
                if (condition.isPresent()) {
                    List<@Nullable Boolean> verdicts = verdicts(statement, condition.get());
                    for (int row = 0; row < rows.size(); row++) {
                        asked++;
                        decided += verdicts.get(row) == null ? 0 : 1;
                        check(expression.get(), text, condition.get(), rows.get(row), verdicts.get(row));
                    }
                }
            }
        }

        assertThat(decided).as("of %d verdicts", asked).isGreaterThan(asked / 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            record.picture != null || now - record.joined_at < duration('120h') ; every row is decided
            record.amount >= 0 && record.state in ['paid', 'open']              ; every row is decided
            record.name.startsWith('x') && record.name.matches('x[0-9]+')       ; only some are
            record.name.matches('x[0-9]+')                                      ; none is
            """)
    void how_much_is_said_in_sql(String expression, String said) throws Exception {
        Map<String, SqlType> columns = Map.of(
                "picture", SqlType.TEXT,
                "joined_at", SqlType.TIME,
                "amount", SqlType.DECIMAL,
                "state", SqlType.TEXT,
                "name", SqlType.TEXT);

        Optional<String> condition = LANGUAGE.compile(expression).asCondition(columns, NOW);

        assertThat(condition.isPresent()).isEqualTo(!said.equals("none is"));
        condition.ifPresent(sql -> assertThat(sql.contains("NULL::boolean")).isEqualTo(said.equals("only some are")));
    }

    private static Optional<Expression> compile(String text) {
        try {
            return Optional.of(LANGUAGE.compile(text));
        } catch (InvalidExpression e) {
            return Optional.empty(); // compares what has no order, or other kinds
        }
    }

    private List<Row> rows() throws Exception {
        List<Row> rows = new ArrayList<>();
        sources.find("shop")
                .orElseThrow()
                .read("SELECT * FROM agreement ORDER BY id", Duration.ofSeconds(10), rows::add);
        return rows;
    }

    private static List<@Nullable Boolean> verdicts(Statement statement, String condition) throws SQLException {
        List<@Nullable Boolean> verdicts = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("SELECT (" + condition + ") FROM (SELECT * FROM agreement) q ORDER BY q.id")) {
            while (found.next()) {
                boolean verdict = found.getBoolean(1);
                verdicts.add(found.wasNull() ? null : (Boolean) verdict);
            }
        }
        return verdicts;
    }

    private static void check(
            Expression expression, String text, String condition, Row row, @Nullable Boolean verdict) {
        if (verdict == null) {
            return;
        }
        Verdict expected =
                expression.evaluate(Map.of("record", row.forExpressions(), "now", ExpressionValues.time(NOW)));
        assertThat(expected)
                .as("%s%nas %s%nof %s", text, condition, row)
                .isEqualTo(verdict ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD);
    }
}
