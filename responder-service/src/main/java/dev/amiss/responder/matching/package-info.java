/**
 * Which responders an issue calls for. In come the conditions of all responders and an issue as it stands; out go the
 * responders whose conditions all hold. The index must always answer what trying every responder would answer, only
 * without trying them: an issue meets the few patterns whose literals its name has. Nothing here writes or waits.
 */
@NullMarked
package dev.amiss.responder.matching;

import org.jspecify.annotations.NullMarked;
