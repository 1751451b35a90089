package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a definition. */
@Entity
@Table(name = "assertion")
@NullUnmarked
class AssertionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    @Column(name = "check_type")
    String checkType;

    @Column(name = "check_config")
    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode checkConfig;

    /** Sealed, by JSON pointer within the configuration. */
    @Column(name = "check_secrets")
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> checkSecrets = Map.of();

    @Column(name = "every_sec")
    @Nullable
    Integer everySec;

    @Nullable
    String cron;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Column(name = "timeout_sec")
    int timeoutSec;

    @Column(name = "fail_after")
    int failAfter;

    @Column(name = "recover_after")
    int recoverAfter;

    String severity;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> labels;

    boolean enabled;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "retry_every_sec")
    @Nullable
    Integer retryEverySec;

    @Column(name = "flap_changes")
    int flapChanges;

    @Column(name = "flap_within_sec")
    int flapWithinSec;

    @Nullable
    String owner;

    @Column(name = "runbook_url")
    @Nullable
    String runbookUrl;

    /** @param sealed the secrets of its check; null when they are those of before */
    void define(AssertionDefinition definition, @Nullable Map<String, String> sealed, Instant now) {
        name = definition.name();
        checkType = definition.type().name();
        checkConfig = definition.checkConfig();
        checkSecrets = sealed == null ? checkSecrets : sealed;
        everySec = definition.everySec();
        cron = definition.cron();
        timeZone = definition.timeZone();
        timeoutSec = definition.timeoutSec();
        failAfter = definition.failAfter();
        recoverAfter = definition.recoverAfter();
        severity = definition.severity().wire();
        labels = definition.labels();
        enabled = definition.enabled();
        retryEverySec = definition.handling().retryEverySec();
        flapChanges = definition.handling().flapping().changes();
        flapWithinSec = (int) definition.handling().flapping().within().toSeconds();
        owner = definition.handling().owner();
        runbookUrl = definition.handling().runbookUrl();
        updatedAt = now;
    }
}
