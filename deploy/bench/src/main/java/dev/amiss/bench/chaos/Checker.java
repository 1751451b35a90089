package dev.amiss.bench.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amiss.bench.subject.RunningAmiss;
import dev.amiss.bench.subject.Sql;
import dev.amiss.embedded.Databases;
import dev.amiss.embedded.TopicReader;
import dev.amiss.model.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares what was acknowledged with what is there, once all is quiet. */
final class Checker {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Scene scene;
    private final RunningAmiss amiss;
    private final Journal journal;

    Checker(Scene scene, Journal journal) {
        this.scene = scene;
        this.amiss = scene.amiss();
        this.journal = journal;
    }

    List<Finding> check() {
        return List.of(
                reportsAreCounted(
                        "kafka-", "every report by Kafka is counted once, its repeat and what cannot be read not"),
                reportsAreCounted(
                        "once-", "every report with an Idempotency-Key is counted once, however often it was sent"),
                reportsAreCounted(
                        "http-", "every report answered 2xx is counted; one whose answer was lost at most once"),
                reportsAreCounted("flood-", "the same in a flood"),
                new Finding(
                        "a client sees success, 503 with Retry-After, or a broken connection",
                        journal.sure() + journal.refusals() + journal.unsure(),
                        journal.surprises()),
                oneIssueHoldsAKey(),
                eventsAreWhole(),
                actionsAreThere("begin", "", "each opening of each issue has its action"),
                actionsAreThere("late", "", "and its delayed one"),
                actionsAreThere("mail", "AND name LIKE 'once-%'", "and its mail"),
                actionsEnded(),
                webhooksAreTheSame(),
                webhooksArrived(),
                mailsArrived(),
                historyIsWhole(),
                recordsAreToldRight());
    }

    private Finding reportsAreCounted(String prefix, String promise) {
        Map<String, Long> counted = counted();
        Map<String, Journal.Counts> expected = journal.byName();
        List<String> broken = new ArrayList<>();
        long checked = 0;
        for (String name : expected.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .toList()) {
            Journal.Counts counts = expected.getOrDefault(name, new Journal.Counts(0, 0));
            checked += counts.sure();
            long there = counted.getOrDefault(name, 0L);
            if (!counts.allow(there)) {
                broken.add("%s: acknowledged %,d, lost answers %,d, counted %,d"
                        .formatted(name, counts.sure(), counts.unsure(), there));
            }
        }
        return new Finding(promise, checked, broken);
    }

    private Map<String, Long> counted() {
        Map<String, Long> counted = new HashMap<>();
        for (String line : Sql.lines(amiss, Databases.ISSUE, """
                SELECT i.name || '|' || sum(a.occurrences) FROM issue i JOIN issue_activity a ON a.issue_id = i.id
                GROUP BY i.name""")) {
            int bar = line.lastIndexOf('|');
            counted.put(line.substring(0, bar), Long.valueOf(line.substring(bar + 1)));
        }
        return counted;
    }

    private Finding oneIssueHoldsAKey() {
        return new Finding(
                "one issue holds a key",
                Sql.number(amiss, Databases.ISSUE, "SELECT count(DISTINCT key) FROM issue"),
                Sql.lines(amiss, Databases.ISSUE, """
                        SELECT min(name) || ' has ' || count(*) FROM issue WHERE status <> 'resolved'
                        GROUP BY key HAVING count(*) > 1"""));
    }

    /** Every version of every issue came, each for the first time in order; repeats bear the id of the first. */
    private Finding eventsAreWhole() {
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<Long, TreeSet<Long>> versions = new TreeMap<>();
        for (ConsumerRecord<String, String> record : TopicReader.all(amiss.bootstrap(), Topics.ISSUE_EVENTS)) {
            JsonNode event = json(record.value());
            if (!ids.add(event.path("id").asText())) {
                continue;
            }
            long issue = event.path("issue").path("id").asLong();
            long version = event.path("issue").path("version").asLong();
            TreeSet<Long> known = versions.computeIfAbsent(issue, any -> new TreeSet<>());
            if (!known.isEmpty() && known.last() >= version) {
                broken.add("issue %d: version %d after %d".formatted(issue, version, known.last()));
            }
            known.add(version);
        }
        for (String line : Sql.lines(amiss, Databases.ISSUE, "SELECT id || ' ' || version FROM issue")) {
            String[] words = line.split(" ");
            Set<Long> known = versions.getOrDefault(Long.valueOf(words[0]), new TreeSet<>());
            if (known.size() != Long.parseLong(words[1])) {
                broken.add("issue %s has version %s; told were %s".formatted(words[0], words[1], known));
            }
        }
        return new Finding("every version of every issue is told, in order", ids.size(), broken);
    }

    private Finding actionsAreThere(String responder, String further, String promise) {
        String openings = """
                SELECT i.id || '/' || n FROM issue i, generate_series(1, i.opening) n
                WHERE (%s) %s""".formatted(
                        String.join(
                                " OR ",
                                Scene.NAMES.stream()
                                        .map(name -> "name LIKE '" + name + "%'")
                                        .toList()),
                        further);
        Set<String> expected = new TreeSet<>(Sql.lines(amiss, Databases.ISSUE, openings));
        List<String> there = Sql.lines(amiss, Databases.RESPONDER, """
                SELECT a.issue_id || '/' || a.opening FROM action a JOIN responder r ON r.id = a.responder_id
                WHERE r.name = '%s'""".formatted(responder));
        List<String> broken = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        there.stream().filter(each -> !found.add(each)).forEach(each -> broken.add(each + " has two"));
        expected.stream().filter(each -> !found.contains(each)).forEach(each -> broken.add(each + " has none"));
        found.stream().filter(each -> !expected.contains(each)).forEach(each -> broken.add(each + " is not asked for"));
        return new Finding(promise, expected.size(), broken);
    }

    private Finding actionsEnded() {
        return new Finding(
                "every action ended in one way; all that ran succeeded",
                Sql.number(amiss, Databases.RESPONDER, "SELECT count(*) FROM action"),
                Sql.lines(amiss, Databases.RESPONDER, """
                        SELECT id || ' is ' || status FROM action WHERE status NOT IN ('succeeded', 'cancelled')"""));
    }

    private Finding webhooksAreTheSame() {
        Map<String, Set<String>> bodies = scene.webhooks().bodies();
        return new Finding(
                "a webhook id comes with one body only",
                bodies.size(),
                bodies.entrySet().stream()
                        .filter(entry -> entry.getValue().size() != 1)
                        .map(entry -> entry.getKey() + " came with "
                                + entry.getValue().size() + " bodies")
                        .toList());
    }

    private Finding webhooksArrived() {
        List<String> ids = Sql.lines(amiss, Databases.RESPONDER, """
                SELECT delivery_id FROM action WHERE status = 'succeeded'
                AND target_function = 'issue.actions.webhook'""");
        return new Finding(
                "every webhook that succeeded was accepted by the other side",
                ids.size(),
                ids.stream()
                        .filter(id -> scene.webhooks().accepted(id) == 0)
                        .map(id -> id + " never came")
                        .toList());
    }

    private Finding mailsArrived() {
        List<String> expected = Sql.lines(amiss, Databases.RESPONDER, """
                SELECT 'chaos ' || issue_id || '/' || opening FROM action WHERE status = 'succeeded'
                AND target_function = 'issue.actions.email'""");
        Set<String> subjects = scene.mails().subjects();
        return new Finding(
                "every mail that succeeded was taken by the mail server",
                expected.size(),
                expected.stream().filter(subject -> !subjects.contains(subject)).toList());
    }

    private Finding historyIsWhole() {
        List<String> broken = new ArrayList<>(Sql.lines(amiss, Databases.ISSUE, """
                SELECT 'issue ' || i.id || ' has no beginning' FROM issue i WHERE NOT EXISTS
                (SELECT FROM history h WHERE h.issue_id = i.id AND h.kind = 'created')"""));
        Set<String> told = Set.copyOf(Sql.lines(amiss, Databases.ISSUE, """
                SELECT DISTINCT (data -> 'action' ->> 'id') || ' ' || replace(kind, 'action_', '') FROM history
                WHERE kind LIKE 'action\\_%'"""));
        List<String> actions = Sql.lines(amiss, Databases.RESPONDER, "SELECT id || ' ' || status FROM action");
        for (String action : actions) {
            String scheduled = action.substring(0, action.indexOf(' ')) + " scheduled";
            if (!told.contains(action) || !told.contains(scheduled)) {
                broken.add("action " + action + " does not stand so in the history");
            }
        }
        return new Finding(
                "every issue's history has its beginning, and each action's beginning and end", actions.size(), broken);
    }

    private Finding recordsAreToldRight() {
        Set<String> wrong = new TreeSet<>(
                Sql.lines(amiss, RunningAmiss.SOURCE_DATABASE, "SELECT id::text FROM chaos_record WHERE NOT fine"));
        List<String> told = Sql.lines(amiss, Databases.ISSUE, """
                SELECT record_id FROM issue WHERE record_type = '%s' AND status IN ('open', 'acknowledged')""".formatted(Records.RECORD_TYPE));
        List<String> broken = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        told.stream()
                .filter(each -> !found.add(each))
                .forEach(each -> broken.add("record " + each + " has two issues"));
        wrong.stream()
                .filter(each -> !found.contains(each))
                .forEach(each -> broken.add("record " + each + " has none"));
        found.stream().filter(each -> !wrong.contains(each)).forEach(each -> broken.add("record " + each + " is fine"));
        return new Finding("exactly the records that are wrong now have an issue", wrong.size(), broken);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event is no JSON: " + text, e);
        }
    }
}
