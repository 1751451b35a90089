package dev.amiss.assertion.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.CheckOutcome.Failed;
import dev.amiss.model.function.CheckOutcome.Passed;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks as they are stored, their secrets apart from them and sealed. Thread-safe. */
@Singleton
public class StoredChecks {
    /**
     * A check that can be run.
     *
     * @param redaction takes the secrets out of what it says
     * @param hasSecrets whether there are any
     */
    public record Opened(Check check, Redaction redaction, boolean hasSecrets) {
        /** The same finding without secrets. */
        public Finding clean(Finding finding) {
            return finding instanceof Finding.Whole whole
                    ? new Finding.Whole(clean(whole.outcome()), whole.dueAgain(), whole.severity())
                    : finding;
        }

        private CheckOutcome clean(CheckOutcome outcome) {
            if (outcome instanceof Passed passed) {
                return new Passed(redaction.jsonOrNull(passed.details()));
            }
            if (outcome instanceof Failed failed) {
                return new Failed(redaction.jsonOrNull(failed.details()));
            }
            CouldNotRun not = (CouldNotRun) outcome;
            return new CouldNotRun(not.reason(), redaction.text(not.message()));
        }
    }

    private final CheckTypes types;
    private final StoredSecrets stored;
    private final SecretFiles files;

    StoredChecks(CheckTypes types, StoredSecrets stored, SecretFiles files) {
        this.types = types;
        this.stored = stored;
        this.files = files;
    }

    /** The type of that name; empty when there is none any more. */
    public Optional<CheckType> type(String name) {
        return types.find(name);
    }

    /**
     * Puts the secrets back. Where one cannot be had, the check says so with each run.
     *
     * @param sealed by JSON pointer within the configuration
     */
    public Opened open(JsonNode config, Map<String, String> sealed) {
        List<String> used = new ArrayList<>();
        try {
            Map<String, String> kept = stored.open(sealed);
            used.addAll(kept.values());
            ObjectNode whole = SecretArguments.merge((ObjectNode) config, kept);
            used.addAll(files.resolve(whole).values());
            return new Opened(types.ofStored(whole), Redaction.of(used), !used.isEmpty());
        } catch (SecretUnavailable e) {
            String why = String.valueOf(e.getMessage());
            return new Opened(
                    run -> new Finding.Whole(new CouldNotRun(FailureReason.INVALID, why)),
                    Redaction.of(used),
                    !used.isEmpty());
        }
    }
}
