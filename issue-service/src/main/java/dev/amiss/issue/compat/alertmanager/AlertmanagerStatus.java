package dev.amiss.issue.compat.alertmanager;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** What clients ask an Alertmanager about itself. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlertmanagerStatus(Cluster cluster, VersionInfo versionInfo, Config config, Instant uptime) {
    /** The version whose API this is like; clients choose what they ask by it. */
    private static final String VERSION = "0.28.0";

    record Cluster(String status, List<String> peers) {}

    record Config(String original) {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record VersionInfo(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {}

    /** @param since when this process started */
    static AlertmanagerStatus since(Instant since) {
        return new AlertmanagerStatus(
                new Cluster("disabled", List.of()),
                new VersionInfo(VERSION, "amiss", "amiss", "amiss", "", ""),
                new Config("route:\n  receiver: " + GettableAlert.RECEIVER + "\nreceivers:\n- name: "
                        + GettableAlert.RECEIVER + "\n"),
                since);
    }
}
