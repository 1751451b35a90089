/** What of the APIs changed since the last release, and whether it breaks clients. In come two descriptions of an API. */
@NullMarked
package dev.amiss.clients;

import org.jspecify.annotations.NullMarked;
