package dev.amiss.assertion.check.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.assertion.records.RecordRules;
import dev.amiss.assertion.records.RecordSet;
import dev.amiss.assertion.records.RecordSpool;
import dev.amiss.assertion.records.RecordTally;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks a query once; each of its series is a record. */
record PrometheusCheck(OutgoingHttp http, OutgoingRequest request, Question question, RecordSet recordSet)
        implements WaitingCheck {
    static final String RECORD_TYPE = "series";
    private static final String NO_DATA = "no data";
    private static final int SPOOLED_IN_MEMORY = 1 << 20;

    /** What an answer without any series means. */
    enum NoData {
        PASS,
        FAIL,
        ERROR
    }

    /**
     * What is asked.
     *
     * @param failsWhen empty: each series of the answer fails, whatever its value
     */
    record Question(String query, Optional<Comparison> failsWhen, NoData noData, RecordRules rules) {}

    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return http.send(request.withTimeout(run.timeout()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> finding(run.assertionId(), response))
                .subscribeAsCompletionStage();
    }

    @Override
    public String identity() {
        return "records of " + RECORD_TYPE + (question.rules().whole() ? " as a whole" : "");
    }

    private Finding finding(long assertionId, OutgoingResponse response) {
        List<Series> all;
        try {
            all = QueryAnswer.series(response);
        } catch (QueryAnswer.Unanswered e) {
            return new Finding.Whole(new CouldNotRun(e.reason(), String.valueOf(e.getMessage())));
        }
        if (all.isEmpty() && question.noData() == NoData.ERROR) {
            return new Finding.Whole(new CouldNotRun(
                    FailureReason.INVALID,
                    "The query has no data; say by no_data whether that is to \"pass\" or to \"fail\"."));
        }
        RecordSpool spool = new RecordSpool(SPOOLED_IN_MEMORY);
        RecordTally tally = new RecordTally(spool);
        all.forEach(series -> judge(series, tally));
        if (all.isEmpty() && question.noData() == NoData.FAIL) {
            tally.fails(NO_DATA, () -> details().put("message", "the query has no data"));
        }
        return new Finding.Records(
                recordSet.findings(new RecordSet.Owner(assertionId, RECORD_TYPE, question.rules()), tally, spool));
    }

    private void judge(Series series, RecordTally tally) {
        if (question.failsWhen().isPresent() && Double.isNaN(series.value())) {
            tally.errs(series.id(), "its value is not a number");
        } else if (question.failsWhen().map(it -> it.holds(series.value())).orElse(true)) {
            tally.fails(series.id(), () -> details(series), series.labels());
        } else {
            tally.passes();
        }
    }

    private JsonNode details(Series series) {
        ObjectNode details = details();
        if (Double.isFinite(series.value())) {
            details.put("value", series.value());
        } else {
            details.put("value", String.valueOf(series.value()));
        }
        ObjectNode metric = details.putObject("series");
        series.metric().forEach(metric::put);
        return details;
    }

    private ObjectNode details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("query", question.query());
        question.failsWhen().ifPresent(it -> details.put("fails_when", it.operator() + " " + shown(it.than())));
        return details;
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
