package dev.amiss.issue.lifecycle;

import dev.amiss.service.database.RepeatTransactionException;

/** Another issue came to hold a key between looking and writing. */
public final class KeyTakenException extends RepeatTransactionException {
    private static final long serialVersionUID = 1;

    KeyTakenException() {
        super("another issue holds the key by now");
    }
}
