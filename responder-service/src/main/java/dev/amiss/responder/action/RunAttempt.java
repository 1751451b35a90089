package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.delivery.BlottedOutcome;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Calls the function of a claimed action; whatever goes wrong becomes an outcome. */
@ApplicationScoped
class RunAttempt {
    private static final Logger LOG = Logger.getLogger(RunAttempt.class);

    private final FunctionCatalog functions;
    private final StoredSecrets stored;
    private final SecretFiles files;

    RunAttempt(FunctionCatalog functions, StoredSecrets stored, SecretFiles files) {
        this.functions = functions;
        this.stored = stored;
        this.files = files;
    }

    ActionOutcome run(ClaimedAction claimed) {
        String name = claimed.delivery().targetFunction();
        Optional<FunctionCatalog.Known> known = functions.find(name);
        if (known.isEmpty()) {
            return new ActionOutcome.Rejected(
                    FailureReason.INVALID,
                    "the function " + name + " is not known here any more; known are " + functions.names());
        }
        return run(claimed, known.get());
    }

    private ActionOutcome run(ClaimedAction claimed, FunctionCatalog.Known known) {
        List<String> used = new ArrayList<>();
        try {
            ActionOutcome outcome = call(claimed, known, used);
            return new BlottedOutcome(Redaction.of(used)).of(outcome);
        } catch (SecretUnavailable e) {
            return new ActionOutcome.Rejected(FailureReason.INVALID, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return new ActionOutcome.RetryLater(FailureReason.TIMEOUT, "interrupted", null);
        } catch (Exception | LinkageError e) {
            String what = Redaction.of(used).text(String.valueOf(e));
            LOG.warnf(
                    used.isEmpty() ? e : null,
                    "action=%d function=%s failed by itself, it is tried again: %s",
                    claimed.action().id(),
                    claimed.delivery().targetFunction(),
                    what);
            return new ActionOutcome.RetryLater(FailureReason.BUG, what, null);
        }
    }

    /** @param used gets the secrets that the call is made with */
    private ActionOutcome call(ClaimedAction claimed, FunctionCatalog.Known known, List<String> used) throws Exception {
        Delivery.Content content = claimed.delivery().read();
        Map<String, String> kept = stored.open(claimed.secrets());
        used.addAll(kept.values());
        ObjectNode kwargs = SecretArguments.merge(content.kwargs(), kept);
        used.addAll(files.resolve(kwargs).values());
        return known.function()
                .run(new ActionCall(
                        claimed.delivery().id(),
                        content.action(),
                        content.issue(),
                        kwargs,
                        content.context() == null ? ActionContext.NONE : content.context()));
    }
}
