package dev.amiss.assertion.check.exec;

import dev.amiss.assertion.check.Check;
import dev.amiss.assertion.check.CheckRun;
import dev.amiss.assertion.check.CheckType;
import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.check.TextList;
import dev.amiss.service.problem.StrictFields;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code {"type": "exec", "program": "check_disk", "args": ["-w", "10%", "-c", "5%"]}}. */
@Singleton
class ExecCheckType implements CheckType {
    private static final int MOST_ARGUMENTS = 100;
    private static final int LONGEST_ARGUMENT = 4_000;
    private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}";

    private final Optional<Path> folder;

    ExecCheckType(ExecConfig config) {
        this.folder = config.folder().map(Path::toAbsolutePath);
    }

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public Duration usualTimeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Check read(StrictFields fields) {
        String program = fields.requiredText("program", 100);
        List<String> arguments = TextList.read(fields, "args", MOST_ARGUMENTS, LONGEST_ARGUMENT);
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            fields.reject("args", "must not contain NUL");
        }
        if (folder.isEmpty()) {
            fields.reject("type", "exec is off: the operator names no folder of programs by AMISS_CHECKS");
            return ExecCheckType::refused;
        }
        Optional<Path> file = program.isEmpty() ? Optional.empty() : file(fields, program);
        if (file.isEmpty()) {
            return ExecCheckType::refused;
        }
        List<String> command = new ArrayList<>(List.of(file.get().toString()));
        command.addAll(arguments);
        return new ExecCheck(List.copyOf(command), folder.get());
    }

    private Optional<Path> file(StrictFields fields, String program) {
        if (!program.matches(FILE_NAME)) {
            fields.reject("program", "must be the plain name of a file in the folder AMISS_CHECKS, such as check_disk");
            return Optional.empty();
        }
        Path file = folder.orElseThrow().resolve(program);
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            fields.reject(
                    "program",
                    "must be a program that can be started in the folder AMISS_CHECKS, and '" + program + "' is none");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private static Finding refused(CheckRun run) {
        throw new IllegalStateException("a configuration that was refused");
    }
}
