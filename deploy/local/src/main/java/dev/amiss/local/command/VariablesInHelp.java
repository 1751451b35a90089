package dev.amiss.local.command;

import dev.amiss.local.config.Variable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Adds each environment variable to a command's help. */
final class VariablesInHelp implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        List<String> lines = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            String fallback = variable.fallback().isEmpty() ? "" : " (" + variable.fallback() + ")";
            lines.add("  %-27s %s%s".formatted(variable.key(), variable.help(), fallback));
        }
        spec.usageMessage().width(110).footer(lines.toArray(String[]::new));
        return spec;
    }
}
