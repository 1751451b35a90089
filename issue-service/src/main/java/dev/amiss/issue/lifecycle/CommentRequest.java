package dev.amiss.issue.lifecycle;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON of a comment, for the API's description; it is read field by field, so that all errors are named. */
@Schema(description = "A comment on an issue")
record CommentRequest(@Schema(maxLength = 10_000) String comment) {}
