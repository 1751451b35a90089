package dev.amiss.service.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Who may call an operation, by the annotations of its resource; without one it is for operators. */
final class OperationRoles {
    static final String KEY = "key";
    static final String BASIC = "basic";

    private static final String USUAL = "operator";
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName ROLES = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");

    private final Map<String, ClassInfo> resources = new HashMap<>();

    OperationRoles(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                resources.put(
                        path.target().asClass().simpleName(), path.target().asClass());
            }
        }
    }

    /** @param id of the operation: its class and method, joined by an underscore */
    void secure(Operation operation, String id) {
        String role = role(id);
        operation.setSecurity(
                role.isEmpty()
                        ? null
                        : List.of(
                                OASFactory.createSecurityRequirement().addScheme(KEY, role),
                                OASFactory.createSecurityRequirement().addScheme(BASIC, role)));
        if (!role.isEmpty()) {
            ProblemAnswers.ofRole(operation, role);
        }
    }

    /** Empty for everybody. */
    private String role(String id) {
        int underscore = id.indexOf('_');
        ClassInfo resource = underscore < 0 ? null : resources.get(id.substring(0, underscore));
        if (resource == null) {
            return USUAL;
        }
        String method = id.substring(underscore + 1);
        for (MethodInfo each : resource.methods()) {
            if (each.name().equals(method) && each.hasDeclaredAnnotation(ROLES)) {
                return each.declaredAnnotation(ROLES).value().asStringArray()[0];
            }
        }
        if (resource.hasDeclaredAnnotation(ALL)) {
            return "";
        }
        AnnotationInstance ofAll = resource.declaredAnnotation(ROLES);
        return ofAll == null ? USUAL : ofAll.value().asStringArray()[0];
    }
}
