package dev.amiss.responder.responder;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON that turns a responder on or off, for the API's description. */
@Schema(description = "Whether a responder is to work")
record EnabledRequest(boolean enabled) {}
