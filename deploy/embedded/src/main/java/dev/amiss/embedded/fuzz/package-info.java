/**
 * Bad requests for an API, made from the API's own description. In comes an OpenAPI document and a seed; out go requests,
 * always the same for the same seed, and the answers that no client should ever get.
 */
@NullMarked
package dev.amiss.embedded.fuzz;

import org.jspecify.annotations.NullMarked;
