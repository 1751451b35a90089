package dev.amiss.assertion.check.prometheus;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.UrlField;
import dev.amiss.assertion.check.prometheus.PrometheusCheck.NoData;
import dev.amiss.assertion.records.RecordRules;
import dev.amiss.assertion.records.RecordSet;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {"type": "prometheus", "url": "http://prometheus:9090", "query": "…", "fails_when": "> 5", "no_data": "error"}}.
 * Without {@code fails_when} each series of the answer fails, as with alerting rules; no data passes then.
 */
@Singleton
class PrometheusCheckType implements CheckType {
    private static final String PATH = "/api/v1/query";
    private static final int LONGEST_QUERY = 4_000;
    private static final int MOST_HEADERS = 50;
    private static final int ANSWER_BYTES = 8 << 20;
    private static final List<String> NO_DATA_WORDS = Arrays.stream(NoData.values())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList();

    private final OutgoingHttp http;
    private final RecordSet recordSet;

    PrometheusCheckType(OutgoingHttp http, RecordSet recordSet) {
        this.http = http;
        this.recordSet = recordSet;
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        Optional<String> url = UrlField.read(fields, "url");
        if (!fields.has("url")) {
            fields.reject("url", "is required, such as http://prometheus:9090");
        }
        String query = fields.requiredText("query", LONGEST_QUERY);
        Optional<Comparison> failsWhen = fields.text("fails_when", 100).flatMap(text -> {
            Optional<Comparison> comparison = Comparison.parse(text);
            if (comparison.isEmpty()) {
                fields.reject("fails_when", Comparison.RULE);
            }
            return comparison;
        });
        NoData noData = fields.oneOf("no_data", NO_DATA_WORDS, PrometheusCheckType::noData)
                .orElse(failsWhen.isPresent() ? NoData.ERROR : NoData.PASS);
        Map<String, String> headers = fields.texts("headers", MOST_HEADERS).orElse(Map.of());
        OutgoingRequest request = OutgoingRequest.get(address(url.orElse(""), query))
                .withHeaders(headers)
                .withHeader("Accept", "application/json")
                .withMaxBodyBytes(ANSWER_BYTES);
        var question = new PrometheusCheck.Question(query, failsWhen, noData, RecordRules.read(fields));
        return new PrometheusCheck(http, request, question, recordSet);
    }

    private static String address(String url, String query) {
        String base = url.replaceFirst("/+$", "");
        String path = base.endsWith(PATH) ? "" : PATH;
        return base + path + "?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<NoData> noData(String word) {
        return NO_DATA_WORDS.contains(word)
                ? Optional.of(NoData.valueOf(word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
