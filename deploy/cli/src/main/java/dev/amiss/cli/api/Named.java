package dev.amiss.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Finds things that users call by id or by name. */
public final class Named {
    private final Api api;
    private final Service service;
    private final String path;
    private final String noun;

    /**
     * @param path of the list
     * @param noun for messages: {@code responder}
     */
    public Named(Api api, Service service, String path, String noun) {
        this.api = api;
        this.service = service;
        this.path = path;
        this.noun = noun;
    }

    /**
     * The id of the one that is meant.
     *
     * @param idOrName digits are an id
     * @throws IllegalArgumentException when no one, or more than one, has that name
     */
    public long id(String idOrName) {
        if (idOrName.matches("\\d{1,18}")) {
            return Long.parseLong(idOrName);
        }
        List<JsonNode> found = new Pages(api, service, new Query(path))
                .all().stream()
                        .filter(each -> each.path("name").asText().equals(idOrName))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "There is no " + noun + " named '" + idOrName + "'"
                            : found.size() + " are named '" + idOrName + "'; say which by its id: "
                                    + String.join(
                                            ", ",
                                            found.stream()
                                                    .map(each -> each.path("id").asText())
                                                    .toList()));
        }
        return found.get(0).path("id").asLong();
    }
}
