package dev.amiss.local.command;

import dev.amiss.local.config.LocalConfig;
import dev.amiss.local.config.LocalConfig.Replicas;
import dev.amiss.local.config.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a newcomer reads when all is up: where everything is and what to try. */
final class Welcome {
    /** The line that ends every successful start. */
    static final String UP = "Amiss is up";

    private Welcome() {}

    static List<String> lines(LocalConfig config) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Open " + config.url(ServiceKind.ISSUE, 1) + " in a browser: it leads to every page.");
        lines.add("");
        for (ServiceKind kind : ServiceKind.values()) {
            lines.add(line(kind.module(), addresses(config, kind)));
        }
        lines.add(line("PostgreSQL", config.postgresUrl() + "  (user postgres)"));
        lines.add(line("Kafka", config.bootstrap()));
        lines.add(line(
                "mail",
                config.smtpHost()
                        .map(host -> host + ":" + config.smtpPort())
                        .orElse("127.0.0.1:" + config.smtpPort() + ", kept in "
                                + config.data().mail())));
        lines.add("");
        lines.add("Try next:");
        String key =
                config.auth().equals("keys") ? "-H \"Authorization: Bearer $(deploy/local/key reporter me)\" " : "";
        lines.add("  curl " + key + "-H 'Content-Type: application/json' -d '{\"name\": \"payments gateway down\"}' "
                + config.url(ServiceKind.ISSUE, 1) + "/api/v1/issues");
        lines.add("  deploy/local/demo");
        lines.add("");
        lines.add(UP);
        return lines;
    }

    private static String addresses(LocalConfig config, ServiceKind kind) {
        Replicas replicas = config.replicas(kind);
        return IntStream.rangeClosed(1, replicas.count())
                .mapToObj(number -> config.url(kind, number))
                .collect(Collectors.joining("  "));
    }

    private static String line(String what, String where) {
        return "  %-18s %s".formatted(what, where);
    }
}
