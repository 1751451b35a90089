/**
 * Where responders are written: a form made of the schemas of their functions, and the JSON of the API, each made of the
 * other. In come what a browser sent, out go pages; what is tried, replayed or stored goes through the same services as for
 * the API, whose errors stand at the fields that they are about.
 */
@NullMarked
package dev.amiss.responder.console.editor;

import org.jspecify.annotations.NullMarked;
