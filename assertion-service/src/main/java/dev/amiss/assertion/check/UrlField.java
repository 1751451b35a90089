package dev.amiss.assertion.check;

import dev.amiss.service.outgoing.OutgoingUrl;
import dev.amiss.service.problem.StrictFields;
import java.util.Optional;

/** A URL in a check's configuration. */
public final class UrlField {
    private static final int LONGEST = 2_000;

    private UrlField() {}

    /** The URL as it was written; empty when it is absent, and noted as well when it is none. */
    public static Optional<String> read(StrictFields fields, String name) {
        return fields.text(name, LONGEST).filter(url -> {
            try {
                OutgoingUrl.parse(url);
                return true;
            } catch (IllegalArgumentException e) {
                fields.reject(name, String.valueOf(e.getMessage()));
                return false;
            }
        });
    }
}
