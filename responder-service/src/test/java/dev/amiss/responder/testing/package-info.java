/**
 * What the tests of this service share: issues as another service would send them, a mail server and a web hook receiver.
 */
@NullMarked
package dev.amiss.responder.testing;

import org.jspecify.annotations.NullMarked;
