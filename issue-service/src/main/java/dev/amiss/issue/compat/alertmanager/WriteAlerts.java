package dev.amiss.issue.compat.alertmanager;

import dev.amiss.model.Json;
import java.io.IOException;
import java.io.OutputStream;

/** Writes alerts as the elements of a JSON array. Not thread-safe. */
final class WriteAlerts implements ActiveAlerts.Sink {
    private final OutputStream output;
    private boolean isFirst = true;

    WriteAlerts(OutputStream output) {
        this.output = output;
    }

    @Override
    public boolean take(GettableAlert alert) throws IOException {
        if (!isFirst) {
            output.write(',');
        }
        isFirst = false;
        output.write(Json.mapper().writeValueAsBytes(alert));
        return true;
    }
}
