package dev.amiss.assertion.check;

import dev.amiss.service.outgoing.OutgoingUrl;
import dev.amiss.service.problem.StrictFields;

/** A host in a check's configuration: a name, or an address. */
public final class HostField {
    private static final int LONGEST = 255;
    private static final String RULE = "must be a host name or an address, such as db.example.com or 10.1.0.7";

    private HostField() {}

    /** The host in lower case; empty when it is missing or none, which is noted. */
    public static String required(StrictFields fields, String name) {
        return parse(fields, name, fields.requiredText(name, LONGEST));
    }

    /** As {@link #required}, another host when the field is absent. */
    public static String optional(StrictFields fields, String name, String usual) {
        return fields.text(name, LONGEST).map(text -> parse(fields, name, text)).orElse(usual);
    }

    private static String parse(StrictFields fields, String name, String text) {
        if (text.isEmpty()) {
            return text;
        }
        String bare = text.strip();
        boolean version6 = bare.contains(":") && !bare.startsWith("[");
        try {
            OutgoingUrl url = OutgoingUrl.parse("http://" + (version6 ? "[" + bare + "]" : bare) + "/");
            boolean onlyHost = url.target().equals("/") && url.port() == 80 && url.credentials() == null;
            if (onlyHost && !bare.endsWith(":80") && bare.indexOf('/') < 0) {
                return url.host();
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        fields.reject(name, RULE);
        return "";
    }
}
