package dev.amiss.issue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.service.database.StorableText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** What holds for any report, whatever it says. */
class ReportPropertiesTest {
    private static final int TRIES = 300;
    private static final String SEED = "20261124";
    private static final List<String> FIELDS = List.of(
            "name",
            "details",
            "severity",
            "labels",
            "source",
            "url",
            "record",
            "dedup_key",
            "occurred_at",
            "ttl_sec",
            "kind",
            "other");
    private static final int MOST_DETAILS = 64 * 1024;

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(ReportReader.read(ReportReader.parse(bytes), Origin.http("anonymous", null, null), null))
                    .isNotNull();
        } catch (UnreadableReportException e) {
            assertThat(e.problem().getStatusCode()).isEqualTo(400);
        }
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void any_report_with_a_name_is_taken_and_can_be_stored(@ForAll("fields") Map<String, Object> fields)
            throws Exception {
        ObjectNode body = Json.mapper().valueToTree(fields);
        body.put("name", "n" + body.path("name").asText());

        IncomingReport report = ReportReader.read(body, Origin.http("anonymous", null, null), null);

        assertThat(report.name()).isNotBlank().hasSizeLessThanOrEqualTo(ReportReader.LONGEST_NAME);
        assertThat(report.details().toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MOST_DETAILS);
        assertThat(Json.mapper().readTree(report.details().toString()).isObject())
                .isTrue();
        assertThat(report.key().bytes()).hasSize(32);
        List.of(report.name(), text(report.source()), text(report.url()), text(report.dedupKey()))
                .forEach(text -> assertThat(StorableText.clean(text)).isEqualTo(text));
        assertStorable(report.details());
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void keys_are_the_same_for_the_same_parts_only(
            @ForAll("parts") List<String> one, @ForAll("parts") List<String> other) {
        assertThat(key(one).equals(key(other))).isEqualTo(one.equals(other));
        assertThat(key(one)).isEqualTo(key(List.copyOf(one)));
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void a_key_of_one_kind_is_never_one_of_another(@ForAll("words") String one, @ForAll("words") String two) {
        assertThat(List.of(
                        IssueKey.of("", one, null, null),
                        IssueKey.of("", one, new RecordRef(null, two), null),
                        IssueKey.of("", one, new RecordRef(one, two), null),
                        IssueKey.of("", one, null, two),
                        IssueKey.of("alertmanager", one, null, null),
                        IssueKey.ofScope("assertion:1", null),
                        IssueKey.ofScope("assertion:1", new RecordRef(one, two))))
                .doesNotHaveDuplicates();
    }

    private static IssueKey key(List<String> parts) {
        return IssueKey.of(parts.get(0), parts.get(1), new RecordRef(parts.get(2), parts.get(3)), null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void assertStorable(JsonNode node) {
        if (node.isTextual()) {
            assertThat(StorableText.clean(node.textValue())).isEqualTo(node.textValue());
        }
        node.fieldNames()
                .forEachRemaining(name -> assertThat(StorableText.clean(name)).isEqualTo(name));
        node.forEach(ReportPropertiesTest::assertStorable);
    }

    @Provide
    Arbitrary<Map<String, Object>> fields() {
        return Arbitraries.maps(Arbitraries.of(FIELDS), values()).ofMaxSize(FIELDS.size());
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return words().list().ofSize(4);
    }

    /** Short and alike, so that parts run into each other where they are not kept apart. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', ':', '1', '\u0000').ofMaxLength(3);
    }

    private static Arbitrary<String> anyText(int most) {
        return Arbitraries.strings().all().ofMaxLength(most);
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                anyText(80).asGeneric(),
                Arbitraries.strings()
                        .withChars('\u0000', '\ud800', '\udc00', 'x')
                        .ofMaxLength(6)
                        .asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just(new BigDecimal("1e400")).asGeneric(),
                Arbitraries.just(JsonNodeFactory.instance.nullNode()).asGeneric());
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars,
                () -> scalars.list().ofMaxSize(4).asGeneric(),
                () -> Arbitraries.maps(anyText(5), scalars).ofMaxSize(4).asGeneric());
    }
}
