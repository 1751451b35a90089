package dev.amiss.service.database;

/** What a transaction was decided on has changed meanwhile: roll it back and do it again at once. */
public class RepeatTransactionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RepeatTransactionException(String why) {
        super(why);
    }
}
