package dev.amiss.issue.imported;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.history.HistoryKind;
import java.time.Instant;

/** Something that another system told of an issue. */
record ImportedLine(Instant at, HistoryKind kind, String summary, ObjectNode data) {}
