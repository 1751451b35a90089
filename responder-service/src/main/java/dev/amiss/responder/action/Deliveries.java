package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.ArgumentTemplates;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.database.RowArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes what is sent, and writes it down. */
@ApplicationScoped
class Deliveries {
    private final FunctionCatalog functions;
    private final ArgumentTemplates templates;
    private final String issuePages;

    Deliveries(FunctionCatalog functions, ArgumentTemplates templates, ActionConfig config) {
        this.functions = functions;
        this.templates = templates;
        this.issuePages = config.publicUrl().replaceAll("/+$", "") + "/issues/";
    }

    /** The page of an issue. */
    String pageOf(long issueId) {
        return issuePages + issueId;
    }

    /** What that action sends, not written down yet. */
    Delivery render(Action action, Issue issue, ClaimedAction.Draft draft) {
        JsonNode schema = functions
                .find(draft.targetFunction())
                .<JsonNode>map(known -> known.schema().document())
                .orElseGet(() -> Json.mapper().createObjectNode());
        ObjectNode rendered =
                templates.render(draft.kwargs(), schema, issue, draft.context().group());
        String content = Delivery.write(new Delivery.Content(rendered, issue, action, draft.context()));
        return new Delivery("msg_" + UUID.randomUUID(), draft.targetFunction(), draft.contentVersion(), content, false);
    }

    /**
     * Writes those down that are not yet, in the transaction of the claim. An action that is told alone gets the id with the
     * end of its attempt; one that is told with others at once, as the others are found by it.
     */
    void write(Handle handle, List<ClaimedAction> claimed, Instant now) {
        List<ClaimedAction> fresh =
                claimed.stream().filter(each -> !each.delivery().isWritten()).toList();
        RowArrays.of(handle, fresh)
                .column("text", each -> each.delivery().id())
                .column("text", each -> each.delivery().targetFunction())
                .column("integer", each -> each.delivery().contentVersion())
                .column("text", each -> each.delivery().content())
                .times(each -> now)
                .execute("""
                        INSERT INTO delivery (id, target_function, content_version, content, created_at)
                        SELECT d.id, d.function, d.version, d.content::json, d.at
                        FROM unnest(?, ?, ?, ?, ?) AS d(id, function, version, content, at)""");
        List<Told> told = fresh.stream()
                .filter(ClaimedAction::isTogether)
                .flatMap(each -> each.all()
                        .map(one -> new Told(one.actionId(), each.delivery().id())))
                .toList();
        RowArrays.of(handle, told)
                .column("bigint", Told::actionId)
                .column("text", Told::deliveryId)
                .execute("UPDATE action a SET delivery_id = t.delivery FROM unnest(?, ?) AS t(action, delivery)"
                        + " WHERE a.id = t.action");
    }

    private record Told(long actionId, String deliveryId) {}
}
