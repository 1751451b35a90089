package dev.amiss.responder.responder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code responder_action}. */
@Entity
@Table(name = "responder_action")
class ResponderActionEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "responder_id")
    long responderId;

    int position;

    String name = "";

    @Column(name = "named_by_us")
    boolean namedByUs;

    @Column(name = "target_function")
    String targetFunction = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "function_kwargs")
    JsonNode functionKwargs = JsonNodeFactory.instance.objectNode();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> secrets = Map.of();

    @Column(name = "delay_ms")
    long delayMs;

    @Column(name = "on_event")
    String onEvent = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "cancel_on")
    List<String> cancelOn = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "only_between")
    @Nullable
    JsonNode onlyBetween;

    @Column(name = "content_version")
    int contentVersion;

    @Column(name = "defined_at")
    Instant definedAt = Instant.EPOCH;

    @Column(name = "removed_at")
    @Nullable
    Instant removedAt;

    static List<ResponderActionEntity> of(long responderId) {
        return list("responderId = ?1 order by position, id", responderId);
    }

    ObjectNode kwargs() {
        return functionKwargs instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /** @param sealed the draft's secrets; null when they are those of before */
    void set(ActionDraft draft, @Nullable Map<String, String> sealed) {
        boolean isSame = targetFunction.equals(draft.targetFunction())
                && Canonical.json(functionKwargs).equals(Canonical.json(draft.kwargs()))
                && sealed == null;
        contentVersion = isSame ? contentVersion : contentVersion + 1;
        position = draft.position();
        targetFunction = draft.targetFunction();
        functionKwargs = draft.kwargs();
        secrets = sealed == null ? secrets : sealed;
        delayMs = draft.delay().toMillis();
        onEvent = draft.trigger().wire();
        cancelOn = draft.cancelOn().stream().map(each -> each.wire()).sorted().toList();
        onlyBetween = OnlyBetween.write(draft.onlyBetween());
        removedAt = null;
    }
}
