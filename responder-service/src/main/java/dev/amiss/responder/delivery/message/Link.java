package dev.amiss.responder.delivery.message;

import dev.amiss.service.outgoing.OutgoingUrl;

/** Where to read on. */
public record Link(String text, String url) {
    /** Whether a program that shows the message can be given it: http or https, well-formed. */
    static boolean isUsable(String url) {
        try {
            OutgoingUrl.parse(url);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
