package dev.amiss.issue.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.ReportKind;
import dev.amiss.service.inbox.Inbox.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A report that came by a foreign protocol, put in our own terms.
 *
 * @param scope what its key belongs to, such as {@code alertmanager}; no two protocols share one
 * @param kind what kind it is; null reads it from the fields
 * @param fields as the body of {@code POST /api/v1/issues}, and read as leniently
 * @param messageId a repeat under the same one is harmless; null when the protocol has none
 */
public record ForeignReport(
        String scope,
        @Nullable ReportKind kind,
        ObjectNode fields,
        @Nullable MessageId messageId) {}
