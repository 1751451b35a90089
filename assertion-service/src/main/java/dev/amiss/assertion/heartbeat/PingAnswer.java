package dev.amiss.assertion.heartbeat;

/** How a ping is answered: status and text are those of Healthchecks, whose clients know them. */
enum PingAnswer {
    TAKEN(200, "OK"),
    CREATED(201, "Created"),
    WRONG_ADDRESS(400, "invalid url format"),
    WRONG_RUN_ID(400, "invalid uuid format"),
    TOO_MANY(403, "too many heartbeats; no more are made by pings"),
    NOT_FOUND(404, "not found"),
    AMBIGUOUS(409, "ambiguous slug"),
    NAME_TAKEN(409, "name taken by an assertion that is no heartbeat");

    private final int status;
    private final String text;

    PingAnswer(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }
}
