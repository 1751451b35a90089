package dev.amiss.responder.responder;

import dev.amiss.responder.responder.ResponderView.WhenError;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Expressions of responders that could not be evaluated: counted, logged the first time, and shown. Thread-safe. */
@ApplicationScoped
public class WhenErrors {
    private static final Logger LOG = Logger.getLogger(WhenErrors.class);

    private final Map<Long, WhenError> last = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    WhenErrors(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    public void note(Responder responder, String error) {
        meters.counter("amiss.responder.when.errors").increment();
        var first = new WhenError(1, clock.instant(), error);
        WhenError noted = last.merge(
                responder.id(), first, (before, now) -> new WhenError(before.count() + 1, now.lastAt(), error));
        if (noted.count() == 1) {
            LOG.warnf("responder=%d: 'when' cannot be evaluated and does not match then: %s", responder.id(), error);
        }
    }

    @Nullable
    WhenError of(long responderId) {
        return last.get(responderId);
    }

    void forget(long responderId) {
        last.remove(responderId);
    }
}
