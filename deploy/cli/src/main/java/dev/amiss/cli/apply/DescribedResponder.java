package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.session.Session;
import java.util.EnumSet;
import java.util.List;

/**
 * A responder as files describe it.
 *
 * @param body as it is sent
 * @param place where it stands, for messages
 */
public record DescribedResponder(ObjectNode body, String place) {
    /**
     * All responders of these files and folders, as {@code amiss apply -f} reads them.
     *
     * @throws dev.amiss.cli.session.MistakeException naming every mistake
     */
    public static List<DescribedResponder> of(List<String> paths, Session session) {
        return new ReadFiles(session, EnumSet.of(Kind.RESPONDER))
                .read(paths).stream()
                        .map(document -> new DescribedResponder(document.body(), document.place()))
                        .toList();
    }

    /**
     * One that stands within a file of another kind.
     *
     * @param mistakes takes the variables that it names and that are not set
     */
    public static DescribedResponder of(ObjectNode object, String place, Session session, List<String> mistakes) {
        var environment = new FromEnvironment(session.surroundings().environment());
        return new DescribedResponder(environment.fill(object.deepCopy().without("kind"), place, mistakes), place);
    }
}
