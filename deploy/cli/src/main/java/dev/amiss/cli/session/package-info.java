/**
 * What a command works with: the options that all take, the environment, the API and the printer.
 */
@NullMarked
package dev.amiss.cli.session;

import org.jspecify.annotations.NullMarked;
