package dev.amiss.issue.compat.alertmanager;

import com.google.re2j.Pattern;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which alerts a request asks for. Conditions on exact labels are handed to the search of issues, the others are tried on
 * what it finds.
 */
final class AlertFilter {
    private static final int MOST_MATCHERS = 20;
    private static final int LONGEST_SEARCHED = 500;

    private final List<AlertMatcher> matchers = new ArrayList<>();
    private boolean active = true;
    private boolean suppressed = true;
    private boolean isOfReceiver = true;

    /** @throws IllegalArgumentException saying which parameter is wrong, as Alertmanager would */
    static AlertFilter of(MultivaluedMap<String, String> query) {
        AlertFilter filter = new AlertFilter();
        filter.matchers.addAll(matchers(query, "filter"));
        filter.active = isWanted(query, "active");
        filter.suppressed = isWanted(query, "silenced") && isWanted(query, "muted");
        String receiver = query.getFirst("receiver");
        if (receiver != null && !receiver.isEmpty()) {
            filter.isOfReceiver = receiver(receiver).matches(GettableAlert.RECEIVER);
        }
        filter.isOfReceiver &=
                matchers(query, "receiver_matchers").stream().allMatch(matcher -> matcher.matches(Map.of()));
        return filter;
    }

    boolean wantsActive() {
        return active && isOfReceiver;
    }

    boolean wantsSuppressed() {
        return suppressed && isOfReceiver;
    }

    boolean matches(GettableAlert alert) {
        return matchers.stream().allMatch(matcher -> matcher.matches(alert.labels()));
    }

    /** The same as a query to the search of issues, as far as it can be told there. */
    MultivaluedMap<String, String> search(String status) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.add("status", status);
        query.add("sort", "opened_at");
        for (AlertMatcher matcher : matchers) {
            String value = matcher.onlyValue();
            boolean isSearchable = value != null
                    && value.length() <= LONGEST_SEARCHED
                    && (matcher.name() + value).indexOf('\u0000') < 0
                    && matcher.name().indexOf(':') < 0;
            if (isSearchable && matcher.name().equals(LabelSet.ALERT_NAME)) {
                query.putSingle("name", value);
            } else if (isSearchable && !matcher.name().equals(GettableAlert.SEVERITY)) {
                query.add("label", matcher.name() + ":" + value);
            }
        }
        return query;
    }

    private static List<AlertMatcher> matchers(MultivaluedMap<String, String> query, String parameter) {
        List<String> texts = query.getOrDefault(parameter, List.of());
        if (texts.size() > MOST_MATCHERS) {
            throw new IllegalArgumentException("at most " + MOST_MATCHERS + " of " + parameter);
        }
        return texts.stream().map(AlertMatcher::parse).toList();
    }

    private static Pattern receiver(String regex) {
        try {
            return AlertMatcher.compile(regex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("failed to parse receiver param: " + e.getMessage(), e);
        }
    }

    private static boolean isWanted(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return !"false".equalsIgnoreCase(value) && !"0".equals(value) && !"f".equalsIgnoreCase(value);
    }
}
