package dev.amiss.cli.argument;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON and YAML of files, of standard input ({@code -}), or of the command line itself. */
public final class BodyArgument {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final ObjectReader READER = YAMLMapper.builder(YAML)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader(Json.mapper().getDeserializationConfig().getNodeFactory())
            .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .forType(JsonNode.class);

    private BodyArgument() {}

    /** A JSON object: the text itself, or what {@code @FILE} or {@code -} holds. */
    public static ObjectNode object(String text, Session session) {
        if (text.equals("-") || text.startsWith("@")) {
            return file(text.equals("-") ? text : text.substring(1), session);
        }
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new MistakeException("'" + text + "' is no JSON object; one looks like {\"tried\": 3}, or @FILE");
    }

    /** The one document of a file, or of standard input for {@code -}. */
    public static ObjectNode file(String file, Session session) {
        List<JsonNode> documents = documents(read(file, session), file);
        if (documents.size() == 1 && documents.get(0) instanceof ObjectNode object) {
            return object;
        }
        throw new MistakeException(file + ": must hold one JSON or YAML object");
    }

    /** The text of a file, or of standard input for {@code -}. */
    public static String read(String file, Session session) {
        try {
            byte[] bytes =
                    file.equals("-") ? session.surroundings().in().readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MistakeException(
                    "Cannot read " + file + ": " + e.getClass().getSimpleName());
        }
    }

    /**
     * The documents of a YAML text; JSON is YAML as well. Empty ones are left out.
     *
     * @param name of the file, for messages
     */
    public static List<JsonNode> documents(String text, String name) {
        try {
            if (name.endsWith(".json")) {
                return List.of(Json.mapper().readTree(text));
            }
            refuseAliases(text, name);
            List<JsonNode> documents = new ArrayList<>();
            try (MappingIterator<JsonNode> all = READER.readValues(text)) {
                while (all.hasNextValue()) {
                    JsonNode document = all.nextValue();
                    if (!Json.isNothing(document)) {
                        documents.add(document);
                    }
                }
            }
            return documents;
        } catch (JsonProcessingException e) {
            throw new MistakeException(
                    name + ": is neither JSON nor YAML" + where(e) + ": " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new MistakeException(name + ": " + e.getMessage());
        }
    }

    /** The parser would hand over an alias as a text with the anchor's name. */
    private static void refuseAliases(String text, String name) throws IOException {
        try (YAMLParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new MistakeException(name + ": line "
                            + parser.currentTokenLocation().getLineNr()
                            + ": YAML aliases (*" + parser.getText() + ") are not supported; write the value out");
                }
            }
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
