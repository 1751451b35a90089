package dev.amiss.bench.intake;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.bench.load.RequestSource;
import dev.amiss.bench.subject.Json;
import dev.amiss.bench.subject.Waiting;
import dev.amiss.embedded.Folders;
import dev.amiss.embedded.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Durable reports against alerts posted to an Alertmanager of this machine, which keeps them in memory: one a request, each
 * new, on both sides.
 */
public final class AlertmanagerIntake implements Measure {
    private static final int CONNECTIONS = 64;
    private static final Question ALERTS =
            new Question("POST issues / POST alerts to Alertmanager, 64 connections", "1/s", Goal.ratioAtLeast(0.5));

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public List<Question> questions() {
        return List.of(ALERTS);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path folder = Files.createTempDirectory("amiss-bench-alertmanager-");
        List<Integer> ports = FreePorts.several(2);
        java.lang.Process alertmanager = start(folder, ports);
        try {
            String url = "http://127.0.0.1:" + ports.get(0);
            Waiting.until(
                    "Alertmanager being ready",
                    Duration.ofSeconds(20),
                    Duration.ofMillis(100),
                    () -> Json.status(url + "/-/ready") == 200);
            compare(bench, url);
        } finally {
            alertmanager.destroy();
            alertmanager.waitFor(10, TimeUnit.SECONDS);
            Folders.delete(folder);
        }
    }

    private static void compare(Bench bench, String url) throws Exception {
        RequestSource reports =
                RequestSource.post(bench.amiss().issueUrl(), "/api/v1/issues", "application/json", Reports::fresh);
        RequestSource alerts = RequestSource.post(
                url,
                "/api/v2/alerts",
                "application/json",
                () -> "[{\"labels\":{\"alertname\":\"%s\",\"team\":\"payments\"},\"annotations\":{\"tried\":\"3\"}}]"
                        .formatted(Reports.nextName())
                        .getBytes(StandardCharsets.UTF_8));
        double seconds = bench.settings().seconds();
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> bench.http().closed(CONNECTIONS, seconds, reports).rate(),
                () -> bench.http().closed(CONNECTIONS, seconds, alerts).rate());
        bench.answer(ALERTS, medians[0], medians[1], "Alertmanager's alerts are not durable");
    }

    private static java.lang.Process start(Path folder, List<Integer> ports) throws IOException {
        Path config = Files.writeString(
                folder.resolve("alertmanager.yml"), "route:\n  receiver: none\nreceivers:\n  - name: none\n");
        try {
            return new ProcessBuilder(
                            Files.isExecutable(Path.of("/usr/bin/prometheus-alertmanager"))
                                    ? "prometheus-alertmanager"
                                    : "alertmanager",
                            "--config.file=" + config,
                            "--storage.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + ports.get(0),
                            "--cluster.listen-address=")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("alertmanager.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("Alertmanager is not installed here: " + e.getMessage(), e);
        }
    }
}
