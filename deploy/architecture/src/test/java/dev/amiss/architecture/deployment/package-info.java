/**
 * What lies beside the code for those who run it: manifests, images, Compose, dashboards, alert rules. It is read as files,
 * or rendered by kubectl where there is one, and must fit the services as they are.
 */
@NullMarked
package dev.amiss.architecture.deployment;

import org.jspecify.annotations.NullMarked;
