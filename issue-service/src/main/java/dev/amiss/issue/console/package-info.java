/**
 * The pages of issue-service: overview, list and single issue, and the fragments of them that other services show. They read
 * by their own narrow queries, page by page, and change issues by {@link dev.amiss.issue.lifecycle.IssueService} only, so
 * that a page can do nothing that the API could not. What other services know comes as fragments.
 */
@NullMarked
package dev.amiss.issue.console;

import org.jspecify.annotations.NullMarked;
