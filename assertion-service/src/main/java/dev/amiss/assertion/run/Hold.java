package dev.amiss.assertion.run;

import java.util.List;

/**
 * Whether somebody may be told that an assertion began to fail.
 *
 * @param held whether nobody may yet
 * @param causedBy the names of the failing assertions that are probably to blame; empty when none is
 * @param reason why it is held, for people; empty when it is not
 * @param askFirst the assertions that must be looked at before
 */
record Hold(boolean held, List<String> causedBy, String reason, List<Long> askFirst) {
    static final Hold NONE = new Hold(false, List.of(), "", List.of());
}
