package dev.amiss.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.output.SafeText;

/** An action that responder-service would run, as it told. */
record Happened(JsonNode told) {
    Moment at() {
        return new Moment(told.path("at_sec").decimalValue());
    }

    String responder() {
        return told.path("responder").asText();
    }

    String action() {
        return told.path("action").asText();
    }

    String targetFunction() {
        return told.path("target_function").asText();
    }

    String issue() {
        return told.path("issue").asText();
    }

    /** Of how many issues it tells. */
    long count() {
        return told.path("group").path("count").asLong(1);
    }

    /** What happens, without the time, for people; made safe. */
    String what() {
        return "responder " + SafeText.of(responder()) + ", action " + SafeText.of(action()) + ", issue "
                + SafeText.of(issue()) + (told.has("group") ? ", count " + count() : "");
    }

    @Override
    public String toString() {
        return "at " + at() + ": " + what();
    }
}
