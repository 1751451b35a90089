package dev.amiss.responder.responder;

import java.util.List;

/**
 * A responder that is not to be stored, with what its author calls it and its actions.
 *
 * @param title its name, else its pattern, else its place in the list
 * @param actionTitles in order: the action's id, else its function
 */
public record CandidateResponder(Responder responder, String title, List<String> actionTitles) {
    public CandidateResponder {
        actionTitles = List.copyOf(actionTitles);
    }

    /** What that action of it is called. */
    public String titleOf(ActionDefinition definition) {
        return actionTitles.get(responder.actions().indexOf(definition));
    }
}
