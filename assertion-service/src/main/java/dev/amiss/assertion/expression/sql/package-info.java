/**
 * Expressions as conditions that PostgreSQL can decide. In come a compiled expression and the columns of a query; out comes a
 * condition whose true and false are those of the expression, and whose NULL means that the expression itself must be asked:
 * that a value is missing, that the expression errs, or that some part of it has no equal in SQL. A translation may know less
 * than the expression; it never says otherwise.
 */
@NullMarked
package dev.amiss.assertion.expression.sql;

import org.jspecify.annotations.NullMarked;
