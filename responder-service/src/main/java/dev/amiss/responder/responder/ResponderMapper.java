package dev.amiss.responder.responder;

import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.WatchPattern;
import dev.amiss.responder.matching.WhenExpression;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what the work goes by out of what is stored. */
final class ResponderMapper {
    private ResponderMapper() {}

    static Responder toResponder(ResponderEntity row, List<ResponderActionEntity> actions, FunctionCatalog functions) {
        return new Responder(
                row.idOrFail(),
                row.name,
                row.enabled && row.deletedAt == null,
                conditions(row),
                row.allowRetry ? Duration.ofMillis(row.repeatEveryMs) : null,
                row.answersFrom,
                actions.stream()
                        .filter(action -> action.removedAt == null)
                        .map(action -> definition(action, functions))
                        .toList(),
                row.group());
    }

    static Conditions conditions(ResponderEntity row) {
        return new Conditions(
                row.watchPattern == null ? null : WatchPattern.stored(row.watchPattern),
                Optional.ofNullable(row.severity).flatMap(Severity::ofWire).orElse(null),
                row.labels,
                row.whenExpression == null ? null : WhenExpression.stored(row.whenExpression));
    }

    private static ActionDefinition definition(ResponderActionEntity row, FunctionCatalog functions) {
        return new ActionDefinition(
                row.id == null ? 0 : row.id,
                row.targetFunction,
                row.functionKwargs,
                functions.destination(row.targetFunction, row.kwargs(), row.secrets),
                Duration.ofMillis(row.delayMs),
                Trigger.ofWire(row.onEvent).orElse(Trigger.CREATED),
                statuses(row.cancelOn),
                OnlyBetween.stored(row.onlyBetween),
                row.definedAt);
    }

    private static Set<IssueStatus> statuses(List<String> names) {
        Set<IssueStatus> statuses = EnumSet.noneOf(IssueStatus.class);
        names.forEach(name -> IssueStatus.ofWire(name).ifPresent(statuses::add));
        return statuses;
    }
}
