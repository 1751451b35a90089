package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionView;
import dev.amiss.assertion.heartbeat.PingView;
import dev.amiss.assertion.records.FailingRecordView;
import dev.amiss.assertion.run.ResultView;
import dev.amiss.service.console.FormText;
import dev.amiss.service.console.Times;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One assertion with what its runs found.
 *
 * @param mark another text whenever the page may look otherwise
 * @param isOlder whether these are not the latest results
 * @param older the address of older results; null for none
 * @param records failing now; empty when there is none or it is no check of records
 * @param moreRecords whether there are more of them
 */
@TemplateData
public record AssertionPage(
        AssertionView assertion,
        String mark,
        RunStrip strip,
        List<ResultView> results,
        boolean isOlder,
        @Nullable String older,
        List<PingView> pings,
        List<FailingRecordView> records,
        boolean moreRecords) {
    public String type() {
        return assertion.check().path("type").asText();
    }

    /** How often it runs, in words. */
    public String schedule() {
        Integer every = assertion.everySec();
        return every == null
                ? "at " + assertion.cron() + " (" + assertion.timeZone() + ")"
                : "every " + Times.span(Duration.ofSeconds(every));
    }

    /** How long the last runs took. */
    public RunTimes times() {
        return new RunTimes(strip.runs());
    }

    public boolean isHeartbeat() {
        return assertion.pingUrl() != null;
    }

    public List<PingSnippet> snippets() {
        String url = assertion.pingUrl();
        return url == null ? List.of() : PingSnippet.of(url);
    }

    public List<Map.Entry<String, String>> labels() {
        return List.copyOf(assertion.labels().entrySet());
    }

    /** The runbook's address if a browser may open it; null otherwise. */
    public @Nullable String runbook() {
        String url = assertion.runbookUrl();
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
    }

    /** The issues of a record: path and query of issue-service's list. */
    public String issuesOf(FailingRecordView failing) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.putSingle("record_type", failing.record().type());
        query.putSingle("record_id", failing.record().id());
        return "/issues?" + FormText.of(query);
    }

    public String took(ResultView result) {
        return Duration.between(result.startedAt(), result.finishedAt()).toMillis() + " ms";
    }
}
