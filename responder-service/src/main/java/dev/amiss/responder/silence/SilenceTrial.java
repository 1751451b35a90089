package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells what a silence would mute that is not there yet. */
@ApplicationScoped
public class SilenceTrial {
    private final SilenceReader reader;
    private final MutedIssues muted;
    private final Jdbi jdbi;

    SilenceTrial(SilenceReader reader, MutedIssues muted, Jdbi jdbi) {
        this.reader = reader;
        this.muted = muted;
        this.jdbi = jdbi;
    }

    /**
     * The active issues that it would be about. Of the silence only what it matches counts; when it is in force and why may
     * be missing.
     */
    public WouldMuteView run(@Nullable JsonNode body) {
        Silence silence = reader.matcher(body);
        return jdbi.withHandle(handle -> muted.find(handle, silence));
    }
}
