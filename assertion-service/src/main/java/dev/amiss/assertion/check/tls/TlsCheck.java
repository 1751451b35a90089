package dev.amiss.assertion.check.tls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.service.outgoing.OutgoingSockets;
import dev.amiss.service.outgoing.SocketAnswer;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Connects once by TLS and judges the certificates. */
record TlsCheck(OutgoingSockets sockets, String host, int port, CertificatePolicy policy) implements WaitingCheck {
    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return sockets.handshake(host, port, policy.serverName(), run.timeout())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .<Finding>map(answer -> new Finding.Whole(outcome(answer, run.now())))
                .subscribeAsCompletionStage();
    }

    private CheckOutcome outcome(SocketAnswer answer, Instant now) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("host", host)
                .put("port", port)
                .put("latency_ms", answer.latency().toMillis());
        if (answer instanceof SocketAnswer.Failure failure) {
            return failure.reason().isOurs()
                    ? new CouldNotRun(failure.reason(), failure.message())
                    : new Failed(details.put("reason", failure.reason().wire()).put("message", failure.message()));
        }
        SocketAnswer.Opened opened = (SocketAnswer.Opened) answer;
        details.put("protocol", opened.protocol());
        return policy.outcome(opened.certificates(), details, now);
    }
}
