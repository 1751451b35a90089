package dev.amiss.service.outgoing;

import java.util.regex.Pattern;

/** What HTTP allows in the head of a request, so that no value can smuggle in a further header. */
final class RequestSyntax {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private RequestSyntax() {}

    /** @throws IllegalArgumentException saying the rule that the request breaks */
    static void check(OutgoingRequest request) {
        if (!TOKEN.matcher(request.method()).matches()) {
            throw new IllegalArgumentException("'" + request.method() + "' is no method; write one like POST");
        }
        request.headers().forEach((name, value) -> {
            if (!TOKEN.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is no name of a header; write one like X-Team");
            }
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "The header " + name + " must have a value of one line in Latin-1, such as application/json");
            }
        });
    }
}
