package dev.amiss.issue.imported;

import dev.amiss.issue.imported.ImportAnswer.Element;
import dev.amiss.issue.imported.ImportAnswer.Outcome;
import dev.amiss.issue.lifecycle.IssueChanges;
import dev.amiss.issue.lifecycle.IssueIds;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.issue.lifecycle.IssueStore;
import dev.amiss.issue.lifecycle.IssueWriter;
import dev.amiss.issue.lifecycle.LifecycleConfig;
import dev.amiss.model.IssueStatus;
import dev.amiss.service.database.RepeatTransactionException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Takes issues of another system over, each once. Thread-safe. */
@Singleton
class ImportService {
    private final IssueStore issues;
    private final IssueWriter writer;
    private final IssueIds ids;
    private final ImportStore store;
    private final LifecycleConfig config;
    private final Clock clock;

    ImportService(
            IssueStore issues,
            IssueWriter writer,
            IssueIds ids,
            ImportStore store,
            LifecycleConfig config,
            Clock clock) {
        this.issues = issues;
        this.writer = writer;
        this.ids = ids;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Stores what is new of these in the caller's transaction, and answers what became of each in the same order.
     *
     * @throws RepeatTransactionException when it is to be rolled back and done again
     */
    ImportAnswer take(Handle handle, List<ImportedIssue> all, String actor) {
        Instant now = clock.instant();
        Map<String, Element> results = new HashMap<>();
        Map<String, ImportStore.Known> known =
                store.known(handle, all.stream().map(ImportedIssue::origin).toList());
        known.forEach((origin, it) -> results.put(origin, new Element(origin, Outcome.KNOWN, it.id(), it.status())));
        List<ImportedIssue> added = new ArrayList<>();
        for (ImportedIssue each : all) {
            if (!results.containsKey(each.origin())) {
                boolean isTooOld =
                        each.resolvedAt() != null && each.resolvedAt().isBefore(now.minus(config.keepResolved()));
                results.put(each.origin(), new Element(each.origin(), Outcome.TOO_OLD, null, null));
                if (!isTooOld) {
                    added.add(each);
                }
            }
        }
        store(handle, added, actor, now).forEach(element -> results.put(element.origin(), element));
        return new ImportAnswer(
                all.stream().map(each -> results.get(each.origin())).toList());
    }

    private List<Element> store(Handle handle, List<ImportedIssue> added, String actor, Instant now) {
        if (added.isEmpty()) {
            return List.of();
        }
        TreeSet<IssueKey> keys = new TreeSet<>();
        added.forEach(each -> keys.add(each.key()));
        Map<IssueKey, Long> holders = new HashMap<>();
        issues.lockHolders(handle, keys).forEach((key, holder) -> holders.put(key, holder.id()));
        Map<IssueKey, Long> previous = new HashMap<>(issues.lastResolved(handle, keys));
        IssueChanges changes = new IssueChanges();
        List<ImportStore.Taken> taken = new ArrayList<>();
        List<Element> results = new ArrayList<>();
        for (ImportedIssue each : added) {
            long id = ids.next(handle);
            var admission = new Admission(each, id, holders.get(each.key()), previous.get(each.key()), actor, now);
            IssueStatus status = admission.addTo(changes);
            (status == IssueStatus.RESOLVED ? previous : holders).put(each.key(), id);
            taken.add(new ImportStore.Taken(each.origin(), id));
            results.add(new Element(each.origin(), Outcome.IMPORTED, id, status));
        }
        taken.sort(Comparator.comparing(ImportStore.Taken::origin));
        if (store.add(handle, taken, now) < taken.size()) {
            throw new RepeatTransactionException("another request takes the same issues over");
        }
        writer.write(handle, changes);
        return results;
    }
}
