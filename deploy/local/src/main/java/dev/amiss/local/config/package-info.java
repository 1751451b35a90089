/**
 * What is to run and where: in comes the environment, out goes one checked {@link dev.amiss.local.config.LocalConfig}.
 * Nothing here touches the machine; every mistake is told in one line that names the variable.
 */
@NullMarked
package dev.amiss.local.config;

import org.jspecify.annotations.NullMarked;
