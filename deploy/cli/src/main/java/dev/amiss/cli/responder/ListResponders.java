package dev.amiss.cli.responder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.argument.PageOptions;
import dev.amiss.cli.output.Table;
import dev.amiss.cli.output.Tree;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List responders.")
final class ListResponders implements Callable<Integer> {
    private static final Table TABLE = Table.of()
            .number("ID", "/id")
            .text("ENABLED", responder -> responder.path("enabled").asBoolean() ? "yes" : "no")
            .text("NAME", "/name")
            .text("ANSWERS", ListResponders::conditions)
            .text("ACTIONS", ListResponders::actions);

    private final Session session;

    @Mixin
    private PageOptions page = new PageOptions();

    ListResponders(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return page.write(session, Service.RESPONDER, new Query(ResponderChoice.PATH), TABLE);
    }

    private static String conditions(JsonNode responder) {
        List<String> all = new ArrayList<>();
        if (responder.hasNonNull("watch_pattern")) {
            all.add("/" + responder.path("watch_pattern").asText() + "/");
        }
        if (responder.hasNonNull("severity")) {
            all.add(responder.path("severity").asText() + " or worse");
        }
        if (!responder.path("labels").isEmpty()) {
            all.add(Tree.pairs(responder.path("labels")));
        }
        if (responder.hasNonNull("when")) {
            all.add(responder.path("when").asText());
        }
        return String.join(", ", all);
    }

    private static String actions(JsonNode responder) {
        List<String> all = new ArrayList<>();
        for (JsonNode action : responder.path("actions")) {
            String delay = action.path("delay_sec").asText("0");
            all.add(action.path("target_function").asText().replaceFirst("^issue\\.actions\\.", "")
                    + (delay.equals("0") ? "" : " after " + delay + " s"));
        }
        return String.join(", ", all);
    }
}
