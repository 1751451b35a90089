package dev.amiss.responder.action;

import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.BlottedOutcome;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.delivery.SecretArguments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Calls the function of a claimed action; whatever goes wrong becomes an outcome. */
@ApplicationScoped
class RunAttempt {
    private static final Logger LOG = Logger.getLogger(RunAttempt.class);

    private final FunctionCatalog functions;

    RunAttempt(FunctionCatalog functions) {
        this.functions = functions;
    }

    ActionOutcome run(ClaimedAction claimed) {
        String name = claimed.delivery().targetFunction();
        Optional<FunctionCatalog.Known> known = functions.find(name);
        if (known.isEmpty()) {
            return new ActionOutcome.Rejected(
                    FailureReason.INVALID,
                    "the function " + name + " is not known here any more; known are " + functions.names());
        }
        try {
            Delivery.Content content = claimed.delivery().read();
            ActionOutcome outcome = known.get()
                    .function()
                    .run(new ActionCall(
                            claimed.delivery().id(),
                            content.action(),
                            content.issue(),
                            SecretArguments.merge(content.kwargs(), claimed.secrets()),
                            content.context() == null ? ActionContext.NONE : content.context()));
            return new BlottedOutcome(claimed.secrets().values()).of(outcome);
        } catch (InterruptedException e) {
            return new ActionOutcome.RetryLater(FailureReason.TIMEOUT, "interrupted", null);
        } catch (Exception | LinkageError e) {
            LOG.warnf(
                    e,
                    "action=%d function=%s failed by itself; it is tried again",
                    claimed.action().id(),
                    name);
            return new BlottedOutcome(claimed.secrets().values())
                    .of(new ActionOutcome.RetryLater(FailureReason.BUG, String.valueOf(e), null));
        }
    }
}
