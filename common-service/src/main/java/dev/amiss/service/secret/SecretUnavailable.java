package dev.amiss.service.secret;

/** A secret that a call needs cannot be had now, or not for this call. The message says which and why, for people. */
public final class SecretUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    SecretUnavailable(String message) {
        super(message);
    }
}
