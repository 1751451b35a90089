package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.responder.delivery.ArgumentTemplates;
import dev.amiss.responder.delivery.FunctionCatalog;
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

    /** Writes those down that are not yet, in the transaction of the claim. */
    void write(Handle handle, List<ClaimedAction> claimed, Instant now) {
        List<ClaimedAction> fresh =
                claimed.stream().filter(each -> !each.delivery().isWritten()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var insert = handle.prepareBatch("""
                INSERT INTO delivery (id, target_function, content_version, content, created_at)
                VALUES (:id, :function, :version, :content::json, :now)""");
        var link = handle.prepareBatch("UPDATE action SET delivery_id = :id WHERE id = :action");
        for (ClaimedAction each : fresh) {
            insert.bind("id", each.delivery().id())
                    .bind("function", each.delivery().targetFunction())
                    .bind("version", each.delivery().contentVersion())
                    .bind("content", each.delivery().content())
                    .bind("now", now)
                    .add();
            link.bind("id", each.delivery().id())
                    .bind("action", each.action().id())
                    .add();
            each.companions()
                    .forEach(companion -> link.bind("id", each.delivery().id())
                            .bind("action", companion.actionId())
                            .add());
        }
        insert.execute();
        link.execute();
    }
}
