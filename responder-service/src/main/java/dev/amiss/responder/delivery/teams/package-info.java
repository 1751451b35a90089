/**
 * The function {@code issue.actions.teams}: an adaptive card to a webhook of Microsoft Teams' workflows. Texts stand in runs
 * without markup, so that what came from a report can hide no link; the whole is cut to the 28 KB that Teams takes.
 *
 * @see <a href="https://adaptivecards.io/explorer/">Adaptive cards</a>
 */
@NullMarked
package dev.amiss.responder.delivery.teams;

import org.jspecify.annotations.NullMarked;
