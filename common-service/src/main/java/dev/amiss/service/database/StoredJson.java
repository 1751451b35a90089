package dev.amiss.service.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.util.List;
import java.util.Map;

/** Reads JSON that our own database holds, which therefore is valid. */
public final class StoredJson {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private StoredJson() {}

    public static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    public static Map<String, String> texts(String json) {
        try {
            return Json.mapper().readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    public static List<String> list(String json) {
        try {
            return Json.mapper().readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** The value as JSON text. */
    public static String write(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static IllegalStateException broken(JsonProcessingException e) {
        return new IllegalStateException("the database holds JSON that cannot be read", e);
    }
}
