package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.model.function.CheckFunction;

/** Asks a function in this JVM. */
record PluginCheck(CheckFunctions functions, CheckFunction function, JsonNode kwargs) implements Check {
    @Override
    public Finding run(CheckRun run) throws InterruptedException {
        return new Finding.Whole(functions.call(function, kwargs.deepCopy(), run.timeout()));
    }
}
