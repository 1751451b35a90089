package dev.amiss.responder.delivery.message;

import com.fasterxml.jackson.databind.JsonNode;

/** The argument {@code messages_per_minute} of channels that speak to people. */
public final class MessageLimit {
    /** Its place in a schema. */
    public static final String PROPERTY = """
            "messages_per_minute": {"type": "integer", "minimum": 1, "maximum": 10000, "description":
              "more than so many a minute to one destination become one message that says how many they are; \
            the operator's setting when absent"}""";

    private MessageLimit() {}

    public static int of(JsonNode kwargs, int usual) {
        return kwargs.path("messages_per_minute").asInt(usual);
    }
}
