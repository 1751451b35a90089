package dev.amiss.assertion.heartbeat;

/** Makes assertions for pings that ask for it. */
public interface HeartbeatMaker {
    /**
     * Makes an assertion with a heartbeat, named after its slug, with the usual schedule: once a day with an hour's grace.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the name is taken
     */
    void make(String slug);
}
