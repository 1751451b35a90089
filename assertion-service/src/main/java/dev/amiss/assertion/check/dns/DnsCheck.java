package dev.amiss.assertion.check.dns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.service.outgoing.DnsAnswer;
import dev.amiss.service.outgoing.DnsType;
import dev.amiss.service.outgoing.OutgoingDns;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks once and judges the answers. */
record DnsCheck(OutgoingDns dns, Question question, AnswerPolicy policy) implements WaitingCheck {
    /**
     * What is asked of whom.
     *
     * @param server null for this machine's name servers
     */
    record Question(String name, DnsType type, OutgoingDns.@Nullable Server server) {}

    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return dns.ask(question.name(), question.type(), question.server(), run.timeout())
                .<Finding>map(answer -> new Finding.Whole(outcome(answer)))
                .subscribeAsCompletionStage();
    }

    private CheckOutcome outcome(DnsAnswer answer) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("name", question.name())
                .put("record_type", question.type().name())
                .put("latency_ms", answer.latency().toMillis());
        if (answer instanceof DnsAnswer.Failure failure) {
            return failure.reason().isOurs()
                    ? new CouldNotRun(failure.reason(), failure.message())
                    : new Failed(details.put("reason", failure.reason().wire()).put("message", failure.message()));
        }
        DnsAnswer.Answered answered = (DnsAnswer.Answered) answer;
        details.put("code", answered.code()).put("server", answered.server());
        answered.values().forEach(details.putArray("answers")::add);
        List<String> unmet = policy.unmet(answered.code(), answered.values());
        if (unmet.isEmpty()) {
            return new Passed(details);
        }
        unmet.forEach(details.putArray("unmet")::add);
        return new Failed(details);
    }
}
