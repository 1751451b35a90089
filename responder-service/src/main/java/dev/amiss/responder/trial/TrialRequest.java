package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be tried, for the API's description; it is read field by field, so that all errors are named. */
@Schema(description = "One action of a responder, and the issue to try it with")
record TrialRequest(
        @Schema(
                description = "a responder, whose id names the stored one that its kept secrets are of;"
                        + " or the id of a stored one",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        JsonNode responder,

        @Schema(description = "its place among the responder's actions, from 0", defaultValue = "0") @Nullable
        Integer action,

        @Schema(description = "an issue; one is made up when absent") @Nullable
        Long issueId) {}
