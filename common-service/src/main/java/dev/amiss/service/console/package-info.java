/**
 * What the pages of all three services have in common: the layout and its parts (templates below {@code console} and
 * {@code tags}), links and fragments across services, the security headers, forms with their token, errors for people.
 * The browser talks to one origin: what another service knows comes as a fragment of HTML under {@code /ui/…}, forwarded
 * with the user's own credentials, and its absence never breaks a page. No page holds script or style of its own, and all
 * that reporters wrote is escaped. Classes that templates render are public, since Qute reads no others.
 */
@NullMarked
package dev.amiss.service.console;

import org.jspecify.annotations.NullMarked;
