package dev.amiss.responder.responder;

import dev.amiss.model.Severity;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code responder}. */
@Entity
@Table(name = "responder")
class ResponderEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Nullable
    String name;

    @Nullable
    String description;

    boolean enabled;

    @Column(name = "watch_pattern")
    @Nullable
    String watchPattern;

    @Nullable
    String severity;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> labels = Map.of();

    @Column(name = "when_expression")
    @Nullable
    String whenExpression;

    @Column(name = "allow_retry")
    boolean allowRetry;

    @Column(name = "repeat_every_ms")
    long repeatEveryMs;

    @Nullable
    String owner;

    @Column(name = "runbook_url")
    @Nullable
    String runbookUrl;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "group_by")
    @Nullable
    List<String> groupBy;

    @Column(name = "group_wait_ms")
    @Nullable
    Long groupWaitMs;

    @Column(name = "group_every_ms")
    @Nullable
    Long groupEveryMs;

    @Column(name = "answers_from")
    @Nullable
    Instant answersFrom;

    long revision;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    long idOrFail() {
        if (id == null) {
            throw new IllegalStateException("the responder was not stored yet");
        }
        return id;
    }

    @Nullable
    Grouping group() {
        return groupBy == null || groupWaitMs == null || groupEveryMs == null
                ? null
                : new Grouping(groupBy, Duration.ofMillis(groupWaitMs), Duration.ofMillis(groupEveryMs));
    }

    private void set(@Nullable Grouping group) {
        groupBy = group == null ? null : group.by();
        groupWaitMs = group == null ? null : group.patience().toMillis();
        groupEveryMs = group == null ? null : group.every().toMillis();
    }

    void set(ResponderDraft draft) {
        name = draft.name();
        description = draft.description();
        enabled = draft.enabled();
        watchPattern = draft.watchPattern();
        severity = Optional.ofNullable(draft.severity()).map(Severity::wire).orElse(null);
        labels = draft.labels();
        whenExpression = draft.when();
        allowRetry = draft.allowRetry();
        repeatEveryMs = draft.repeatEvery().toMillis();
        owner = draft.owner();
        runbookUrl = draft.runbookUrl();
        set(draft.group());
    }
}
