package dev.amiss.issue.intake;

import dev.amiss.service.database.StorableText;
import dev.amiss.service.inbox.Inbox.MessageId;
import dev.amiss.service.problem.Problems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} of a request that reports something, or the source and id of a CloudEvent, as the id
 * of its report.
 */
public final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    /** How long a repeat of a request is told. */
    static final Duration LASTS = Duration.ofHours(24);

    private static final String SOURCE = "idempotency-key:";
    private static final int LONGEST = 255;
    private static final int LONGEST_OF_EVENT = 512;

    private IdempotencyKey() {}

    /**
     * What tells a repeat of that request by the same actor; null without a key.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the key is too long
     */
    static @Nullable MessageId of(@Nullable String key, String path, String actor) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > LONGEST) {
            throw Problems.of(400, "invalid", "Invalid request", "Idempotency-Key may have at most 255 characters.")
                    .build();
        }
        return new MessageId(SOURCE + path + " " + actor, StorableText.clean(key));
    }

    /** The same for one of the reports of a request, by its place; null without a key. */
    static @Nullable MessageId at(@Nullable MessageId request, int place) {
        return request == null ? null : new MessageId(request.source(), request.id() + "#" + place);
    }

    /** What tells a repeat of a CloudEvent that came by HTTP. */
    public static MessageId ofEvent(String source, String id) {
        return new MessageId(
                SOURCE + "event:" + StorableText.cut(StorableText.clean(source), LONGEST_OF_EVENT),
                StorableText.cut(StorableText.clean(id), LONGEST_OF_EVENT));
    }

    /** Whether that is the id of a request, whose repeats are told for as long as it {@link #LASTS}. */
    static boolean isOfRequest(MessageId id) {
        return id.source().startsWith(SOURCE + "/");
    }

    /** Whether a repeat under that id is answered as the first was. */
    static boolean isOne(MessageId id) {
        return id.source().startsWith(SOURCE);
    }
}
