package dev.amiss.service.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * What the records behind schemas say of their fields: one that is never null, or written even then, is required; any other
 * may be null. Times and free JSON are written out where they are used, so that each has a description of its own.
 */
final class RecordFields {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName IGNORE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonIgnore");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final String REF = "#/components/schemas/";
    private static final String PAGE = "Page";

    /** Fields of free JSON that are always objects. */
    private static final Set<String> OBJECTS = Set.of(
            "AssertionView.check",
            "ChangeEvent.details",
            "FunctionView.schema",
            "HistoryView.data",
            "Issue.details",
            "Issue.first_details",
            "TakenIssue.details",
            "TakenIssue.first_details",
            "Report.details",
            "ActionRequest.function_kwargs",
            "ItemAction.function_kwargs",
            "PreviewView.function_kwargs",
            "ResponderAction.function_kwargs");

    /** Records of answers that stand in requests too, where what is null may be left out. */
    private static final Set<String> ALSO_SENT = Set.of("RecordRef");

    private final IndexView index;
    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    RecordFields(IndexView index) {
        this.index = index;
        for (ClassInfo each : index.getKnownClasses()) {
            if (each.isRecord()) {
                records.computeIfAbsent(schemaName(each), name -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    void complete(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        Map<String, FieldInfo> fields = fieldsOf(name, schema.getProperties().keySet());
        Set<String> required = new TreeSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        new ArrayList<>(schema.getProperties().entrySet()).forEach(property -> {
            FieldInfo field = fields.get(property.getKey());
            boolean mayBeNull = field != null && field.type().hasAnnotation(NULLABLE);
            if (field != null && !mayBeLeftOut(field, mayBeNull)) {
                required.add(property.getKey());
            }
            schema.addProperty(
                    property.getKey(), writtenOut(name + "." + property.getKey(), property.getValue(), mayBeNull));
        });
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    private Map<String, FieldInfo> fieldsOf(String name, Set<String> properties) {
        List<ClassInfo> candidates = records.getOrDefault(name, List.of());
        if (candidates.isEmpty() && name.startsWith(PAGE)) {
            candidates = records.getOrDefault(PAGE, List.of());
        }
        for (ClassInfo candidate : candidates) {
            Map<String, FieldInfo> fields = new HashMap<>();
            collect(candidate, properties, fields);
            if (fields.keySet().equals(properties)) {
                return fields;
            }
        }
        return Map.of();
    }

    private void collect(ClassInfo record, Set<String> properties, Map<String, FieldInfo> fields) {
        for (var component : record.recordComponents()) {
            FieldInfo field = record.field(component.name());
            ClassInfo unwrapped = field.hasAnnotation(UNWRAPPED)
                    ? index.getClassByName(field.type().name())
                    : null;
            if (unwrapped != null) {
                collect(unwrapped, properties, fields);
            } else if (!field.hasAnnotation(IGNORE)) {
                String wire = wireName(field);
                fields.put(properties.contains(wire) ? wire : field.name(), field);
            }
        }
    }

    private static Schema writtenOut(String place, Schema property, boolean mayBeNull) {
        String ref = property.getRef();
        Schema schema = property;
        if ((REF + "Instant").equals(ref)) {
            schema = copied(property).addType(SchemaType.STRING).format("date-time");
        } else if ((REF + "AnyJson").equals(ref)) {
            schema = copied(property);
            if (OBJECTS.contains(place)) {
                schema.addType(SchemaType.OBJECT).additionalPropertiesBoolean(true);
            }
        } else if (ref != null && mayBeNull) {
            return copied(property)
                    .addAnyOf(OASFactory.createSchema().ref(ref))
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (mayBeNull && schema.getType() != null && !schema.getType().isEmpty()) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }

    private static Schema copied(Schema reference) {
        return OASFactory.createSchema().description(reference.getDescription()).examples(reference.getExamples());
    }

    /** What answers always write is there even when it is null. */
    private static boolean mayBeLeftOut(FieldInfo field, boolean mayBeNull) {
        AnnotationInstance ofField = field.annotation(INCLUDE);
        ClassInfo record = field.declaringClass();
        AnnotationInstance include = ofField == null ? record.declaredAnnotation(INCLUDE) : ofField;
        if (include == null || ALSO_SENT.contains(record.simpleName())) {
            return mayBeNull;
        }
        return !include.value().asEnum().equals("ALWAYS") && (mayBeNull || ofField != null);
    }

    private static String wireName(FieldInfo field) {
        AnnotationInstance named = field.annotation(PROPERTY);
        if (named != null && named.value() != null) {
            return named.value().asString();
        }
        return field.name().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String schemaName(ClassInfo record) {
        AnnotationInstance schema = record.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? record.simpleName() : name.asString();
    }
}
