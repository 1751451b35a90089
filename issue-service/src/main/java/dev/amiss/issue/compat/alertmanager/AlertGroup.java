package dev.amiss.issue.compat.alertmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts of one name. */
record AlertGroup(Map<String, String> labels, GettableAlert.Receiver receiver, List<GettableAlert> alerts) {
    /** Groups alerts by name, in order of the names. */
    static List<AlertGroup> of(List<GettableAlert> alerts) {
        Map<String, AlertGroup> groups = new TreeMap<>();
        for (GettableAlert alert : alerts) {
            String name = alert.labels().getOrDefault(LabelSet.ALERT_NAME, "");
            groups.computeIfAbsent(
                            name,
                            unseen -> new AlertGroup(
                                    name.isEmpty() ? Map.of() : Map.of(LabelSet.ALERT_NAME, name),
                                    GettableAlert.Receiver.AMISS,
                                    new ArrayList<>()))
                    .alerts()
                    .add(alert);
        }
        return List.copyOf(groups.values());
    }
}
