package dev.amiss.bench.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process as the system's own books have it. */
public record Process(long pid) {
    /** Megabytes that are in memory now; {@code NaN} where the system does not tell. */
    public double residentMegabytes() {
        return megabytes("VmRSS:");
    }

    /** Those of them that belong to no file: what is left when the system drops the pages of jars and class archives. */
    public double anonymousMegabytes() {
        return megabytes("RssAnon:");
    }

    private double megabytes(String entry) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(entry))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time so far. */
    Duration processorTime() {
        return handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Instant startedAt() {
        return handle().info().startInstant().orElseThrow();
    }

    private ProcessHandle handle() {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    }
}
