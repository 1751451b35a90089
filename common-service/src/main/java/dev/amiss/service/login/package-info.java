/**
 * Where people log in and out by an access key. In comes a key, pasted once; out goes the session that
 * {@link dev.amiss.service.access} knows, and the way back to the page that was asked for. With an OpenID provider this is only
 * where it sends people back to. The page loads nothing that needs a log-in.
 */
@NullMarked
package dev.amiss.service.login;

import org.jspecify.annotations.NullMarked;
