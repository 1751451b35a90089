package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.WaitingCheck;
import dev.amiss.model.function.CheckFunction;
import java.util.concurrent.CompletionStage;

/** Asks a function in this JVM. */
record PluginCheck(CheckFunctions functions, CheckFunction function, JsonNode kwargs) implements WaitingCheck {
    @Override
    public CompletionStage<Finding> start(CheckRun run) {
        return functions.call(function, kwargs.deepCopy(), run.timeout()).thenApply(Finding.Whole::new);
    }
}
