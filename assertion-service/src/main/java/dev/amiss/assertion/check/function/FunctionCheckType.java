package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.UrlField;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.plugin.KwargsSchema;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code {"type": "function", "url": …}} or {@code "target_function"}, with {@code "function_kwargs"}. */
@Singleton
class FunctionCheckType implements CheckType {
    private final OutgoingHttp http;
    private final CheckFunctions functions;

    FunctionCheckType(OutgoingHttp http, CheckFunctions functions) {
        this.http = http;
        this.functions = functions;
    }

    @Override
    public String name() {
        return "function";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Check read(StrictFields fields) {
        Optional<String> url = UrlField.read(fields, "url");
        Optional<String> target = fields.text("target_function", 200);
        ObjectNode kwargs = fields.object("function_kwargs").orElseGet(JsonNodeFactory.instance::objectNode);
        if (fields.has("url") == fields.has("target_function")) {
            fields.reject("url", "is required, unless there is a target_function; it is one or the other");
        }
        Optional<CheckFunction> function = target.flatMap(functions::find);
        if (target.isPresent() && function.isEmpty()) {
            fields.reject("target_function", "must be one of " + String.join(", ", functions.names()));
        }
        function.ifPresent(found -> refuseWrongArguments(fields, found, kwargs));
        return function.<Check>map(found -> new PluginCheck(functions, found, kwargs))
                .orElseGet(() -> new UrlFunctionCheck(http, url.orElse(""), kwargs));
    }

    private static void refuseWrongArguments(StrictFields fields, CheckFunction function, ObjectNode kwargs) {
        KwargsSchema.of(function.schema())
                .errors(kwargs, "/function_kwargs")
                .forEach(error -> fields.rejectAt(error.pointer(), error.detail()));
    }
}
