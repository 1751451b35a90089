package dev.amiss.service.openapi;

import java.math.BigDecimal;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What parameters are that resources take as text, so that a wrong one is answered by a problem that names it. */
final class ParameterTypes {
    private static final Set<String> IDS = Set.of("id", "issue_id", "responder_id");
    private static final Set<String> BOOLEANS = Set.of("active", "backfill", "enabled", "silenced", "success");
    private static final Set<String> TIMES = Set.of("opened_after", "opened_before");
    private static final String LIMIT = "limit";
    private static final int MOST = 500;

    private ParameterTypes() {}

    static void complete(Parameter parameter) {
        String name = parameter.getName();
        if (IDS.contains(name)) {
            parameter.setSchema(of(SchemaType.INTEGER).format("int64"));
        } else if (BOOLEANS.contains(name)) {
            parameter.setSchema(of(SchemaType.BOOLEAN));
        } else if (TIMES.contains(name)) {
            parameter.setSchema(of(SchemaType.STRING).format("date-time"));
        } else if (LIMIT.equals(name)) {
            parameter.setSchema(of(SchemaType.INTEGER).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(MOST)));
        } else if (parameter.getSchema() == null) {
            parameter.setSchema(of(SchemaType.STRING));
        }
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
