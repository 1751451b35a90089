package dev.amiss.responder.action;

import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.ResponderCatalog;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows where actions go, and how that fares. */
@ApplicationScoped
public class DestinationService {
    private static final int MOST_FAILING = 20;

    private final DestinationStore store;
    private final ResponderCatalog catalog;
    private final Jdbi jdbi;

    DestinationService(DestinationStore store, ResponderCatalog catalog, Jdbi jdbi) {
        this.store = store;
        this.catalog = catalog;
        this.jdbi = jdbi;
    }

    /** In the order of their names: those of responders, and any that something waits for or that failed once. */
    public Page<DestinationView> list(@Nullable String limit, @Nullable String cursor) {
        int most = PageLimit.of(limit);
        return jdbi.withHandle(handle -> {
            SortedSet<String> names = names(handle);
            SortedSet<String> behind =
                    cursor == null || cursor.isEmpty() ? names : names.tailSet(decode(cursor) + "\u0000");
            List<String> asked = behind.stream().limit(most + 1L).toList();
            Page<String> page = Page.of(asked, most, DestinationService::encode);
            return new Page<>(store.views(handle, page.items()), page.nextCursor());
        });
    }

    /** Those that fail just now, at most 20. */
    public List<DestinationView> failing() {
        return jdbi.withHandle(handle -> store.views(handle, store.failing(handle, MOST_FAILING)));
    }

    private SortedSet<String> names(Handle handle) {
        SortedSet<String> names = new TreeSet<>(store.known(handle));
        catalog.glance(handle)
                .active()
                .forEach(responder -> responder.actions().stream()
                        .map(ActionDefinition::destination)
                        .forEach(names::add));
        return names;
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidParameter("cursor", "must be the next_cursor of the page before");
        }
    }
}
