/**
 * Gives the service's JSON mapper the settings of the contract. Nothing else belongs here.
 */
@NullMarked
package dev.amiss.service.json;

import org.jspecify.annotations.NullMarked;
