/**
 * Who may do what. In comes a request with a key, or in open mode without one; out comes a Quarkus identity with its roles,
 * so that resources say {@code @RolesAllowed} and nothing else, and the actor's name for histories. Without a valid key
 * only health and the paths that a service declares public are reached, and a resource that names no role is for
 * operators. Keys are known by their hashes only. Other places for keys are beans of type
 * {@link dev.amiss.service.access.KeyPlace}.
 */
@NullMarked
package dev.amiss.service.access;

import org.jspecify.annotations.NullMarked;
