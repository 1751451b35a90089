package dev.amiss.assertion.check.tcp;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.HostField;
import dev.amiss.service.outgoing.OutgoingSockets;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code {"type": "tcp", "host": "db.example.com", "port": 5432, "max_latency_ms": 200}}. */
@Singleton
class TcpCheckType implements CheckType {
    private final OutgoingSockets sockets;

    TcpCheckType(OutgoingSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        String host = HostField.required(fields, "host");
        Optional<Long> port = fields.integer("port", 1, 65_535);
        if (!fields.has("port")) {
            fields.reject("port", "is required, such as 5432");
        }
        Optional<Long> latency = fields.integer("max_latency_ms", 1, 86_400_000);
        return new TcpCheck(sockets, host, port.orElse(0L).intValue(), latency);
    }
}
