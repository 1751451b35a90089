package dev.amiss.architecture.deployment;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what the types of the Kubernetes API took along without knowing it: they keep that as "additional properties". */
final class UnknownFields {
    private static final String TYPES = "io.fabric8.kubernetes.api.model";

    private final List<String> found = new ArrayList<>();
    private final Map<Object, Boolean> seen = new IdentityHashMap<>();

    private UnknownFields() {}

    static List<String> of(Object resource) {
        UnknownFields fields = new UnknownFields();
        fields.walk(resource, "");
        return fields.found;
    }

    private void walk(@Nullable Object value, String path) {
        if (value instanceof Collection<?> list) {
            list.forEach(each -> walk(each, path));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> walk(each, path + "/" + key));
        } else if (value != null
                && value.getClass().getName().startsWith(TYPES)
                && !value.getClass().isEnum()
                && seen.put(value, true) == null) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
                    walkField(value, getter, path);
                }
            }
        }
    }

    private void walkField(Object value, Method getter, String path) {
        try {
            Object field = getter.invoke(value);
            String name = getter.getName().substring("get".length());
            if (name.equals("AdditionalProperties") && field instanceof Map<?, ?> unknown) {
                unknown.keySet().forEach(key -> found.add(path + "/" + key));
            } else {
                walk(field, path + "/" + name);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
