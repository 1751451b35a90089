package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.action.ActionService;
import dev.amiss.service.console.ConsoleRequest;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What people do to actions, one or several: {@code do} is {@code run}, {@code retry}, {@code cancel} or {@code postpone},
 * with an action's id ({@code run:12}) for that one alone.
 */
@Singleton
class ActionCommands {
    private static final int MOST = 500;

    private final ActionService actions;
    private final ConsoleRequest request;
    private final Clock clock;

    ActionCommands(ActionService actions, ConsoleRequest request, Clock clock) {
        this.actions = actions;
        this.request = request;
        this.clock = clock;
    }

    /** Does it to those that are chosen. */
    Flash carryOut(Form form) {
        String[] asked = form.value("do").split(":", 2);
        List<Long> ids = asked.length > 1 ? ids(List.of(asked[1])) : ids(form.values("id"));
        return ids.isEmpty() ? Flash.failed("Nothing was done: no action was chosen.") : carryOut(asked[0], ids, form);
    }

    Flash carryOut(String what, List<Long> ids, Form form) {
        ObjectNode until = ChosenTime.read(form, "until", clock.instant(), request.zone());
        List<Long> done = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (long id : ids) {
            try {
                carryOut(what, id, until);
                done.add(id);
            } catch (HttpProblem problem) {
                refused.add(String.valueOf(problem.getDetail()));
            }
        }
        if (done.isEmpty()) {
            return Flash.failed(refused.get(0));
        }
        String subject = done.size() == 1 ? "Action " + done.get(0) + " " : done.size() + " actions ";
        String rest = refused.isEmpty() ? "" : " " + refused.size() + " were left: " + refused.get(0);
        return Flash.done(subject + told(what, done.size() == 1) + "." + rest);
    }

    private void carryOut(String what, long id, ObjectNode until) {
        switch (what) {
            case "run" -> actions.run(id);
            case "retry" -> actions.retry(id);
            case "cancel" -> actions.cancel(id);
            case "postpone" -> actions.putOff(id, until);
            default -> throw Problems.invalid("/do", "must say what is to be done");
        }
    }

    private static String told(String what, boolean isOne) {
        return switch (what) {
            case "run" -> isOne ? "runs now" : "run now";
            case "retry" -> isOne ? "runs again now" : "run again now";
            case "cancel" -> isOne ? "is cancelled" : "are cancelled";
            default -> isOne ? "is put off" : "are put off";
        };
    }

    private static List<Long> ids(List<String> texts) {
        return texts.stream()
                .filter(text -> text.matches("\\d{1,18}"))
                .limit(MOST)
                .map(Long::valueOf)
                .toList();
    }
}
