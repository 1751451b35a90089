package dev.amiss.service.outgoing;

import dev.amiss.model.function.FailureReason;
import java.time.Duration;
import java.util.List;

/** How a question to a name server ended. */
public sealed interface DnsAnswer {
    Duration latency();

    /**
     * It answered.
     *
     * @param code such as {@code NOERROR} or {@code NXDOMAIN}
     * @param values the records of the type that was asked for as text, names in lower case without the last dot
     * @param server who answered, such as {@code 10.1.0.2:53}
     */
    record Answered(String code, List<String> values, String server, Duration latency) implements DnsAnswer {}

    /**
     * It did not, or could not be asked.
     *
     * @param message for people
     */
    record Failure(FailureReason reason, String message, Duration latency) implements DnsAnswer {}
}
