package dev.amiss.responder.responder;

import dev.amiss.responder.responder.ActionIdentity.After;
import dev.amiss.responder.responder.ActionIdentity.Before;
import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the actions of a responder, each over the row of the action that it was before; their secrets are sealed. */
@ApplicationScoped
class AssignActions {
    private static final Logger LOG = Logger.getLogger(AssignActions.class);

    /** @param changedSecrets JSON pointers within the responder */
    record Assigned(List<ResponderActionEntity> actions, List<String> changedSecrets) {}

    private final StoredSecrets secrets;
    private final Clock clock;

    AssignActions(StoredSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    void sealAnew(@Observes StartupEvent event) {
        secrets.refresh("responder_action", "secrets");
    }

    /** The secrets of actions as they are; one that cannot be opened any more has to be sent again. */
    KeptSecrets secretsOf(List<ResponderActionEntity> actions) {
        return new KeptSecrets(actions.stream()
                .map(action -> new KeptSecrets.Of(action.name, action.position, action.targetFunction, open(action)))
                .toList());
    }

    /** Gives each action of the draft the row of the action that it was before, or a new one. */
    Assigned assign(ResponderEntity responder, ResponderDraft draft, List<ResponderActionEntity> before) {
        List<Optional<Before>> same = ActionIdentity.assign(
                before.stream().map(AssignActions::before).toList(),
                draft.actions().stream()
                        .map(each -> new After(each.id(), each.position(), each.trigger(), each.content()))
                        .toList());
        Set<String> taken = new HashSet<>(draft.actions().stream()
                .flatMap(each -> Optional.ofNullable(each.id()).stream())
                .toList());
        before.forEach(action -> taken.add(action.name));
        List<ResponderActionEntity> now = new ArrayList<>();
        List<String> changedSecrets = new ArrayList<>();
        for (ActionDraft each : draft.actions()) {
            ResponderActionEntity action = same.get(each.position())
                    .flatMap(was -> byName(before, was.id()))
                    .orElseGet(() -> newAction(responder));
            rename(action, each.id(), taken);
            Set<String> others = otherSecrets(action, each);
            others.forEach(place -> changedSecrets.add("/actions/" + each.position() + "/function_kwargs" + place));
            action.set(each, others.isEmpty() ? null : secrets.seal(each.secrets()));
            now.add(action);
        }
        before.stream()
                .filter(action -> !now.contains(action) && action.removedAt == null)
                .forEach(action -> action.removedAt = clock.instant());
        now.forEach(action -> action.persist());
        return new Assigned(now, changedSecrets);
    }

    /** The places whose secrets are other than before. */
    private Set<String> otherSecrets(ResponderActionEntity action, ActionDraft draft) {
        Map<String, String> before = open(action);
        Set<String> places = new TreeSet<>(before.keySet());
        places.addAll(action.secrets.keySet());
        places.addAll(draft.secrets().keySet());
        places.removeIf(
                place -> Objects.equals(before.get(place), draft.secrets().get(place)));
        return places;
    }

    private Map<String, String> open(ResponderActionEntity action) {
        try {
            return secrets.open(action.secrets);
        } catch (SecretUnavailable e) {
            LOG.warnf("responder=%d action=%s: %s", action.responderId, action.name, e.getMessage());
            return Map.of();
        }
    }

    private static Before before(ResponderActionEntity action) {
        return new Before(
                action.name,
                action.namedByUs,
                action.removedAt != null,
                action.position,
                Trigger.ofWire(action.onEvent).orElse(Trigger.CREATED),
                ActionDraft.contentOf(action));
    }

    private static Optional<ResponderActionEntity> byName(List<ResponderActionEntity> actions, String name) {
        return actions.stream().filter(action -> action.name.equals(name)).findFirst();
    }

    private ResponderActionEntity newAction(ResponderEntity responder) {
        var action = new ResponderActionEntity();
        action.responderId = responder.idOrFail();
        action.definedAt = clock.instant();
        return action;
    }

    private static void rename(ResponderActionEntity action, @Nullable String id, Set<String> taken) {
        if (id != null) {
            action.namedByUs = action.namedByUs && action.name.equals(id);
            action.name = id;
        } else if (action.name.isEmpty()) {
            int number = 1;
            while (!taken.add("a" + number)) {
                number++;
            }
            action.name = "a" + number;
            action.namedByUs = true;
        }
    }
}
