/**
 * What people configure: responders, their conditions and actions. In comes the JSON of the contract, read strictly; out
 * go definitions that the rest works by, and a revision that rises with every change. A change is written under the
 * advisory lock that batches of events share, so that no issue falls between an old and a new definition; secrets never
 * leave this package but towards the function that needs them.
 */
@NullMarked
package dev.amiss.responder.responder;

import org.jspecify.annotations.NullMarked;
