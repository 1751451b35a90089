/**
 * The command {@code amiss}: nouns, then verbs. Arguments come in; requests to the services' HTTP API go out, and their
 * answers as a table, JSON or YAML. It keeps no state and knows nothing that the API does not say.
 */
@NullMarked
package dev.amiss.cli;

import org.jspecify.annotations.NullMarked;
