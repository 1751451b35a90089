package dev.amiss.assertion.check.exec;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that checks may start. */
@ConfigMapping(prefix = "amiss.checks")
public interface ExecConfig {
    /** The folder of the programs ({@code AMISS_CHECKS}); absent: there are no checks by program. */
    Optional<Path> folder();
}
