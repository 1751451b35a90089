package dev.amiss.responder.console.editor;

import dev.amiss.responder.trial.PreviewView;
import dev.amiss.responder.trial.TestView;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying an action.
 *
 * @param place the action's
 * @param preview what would be sent; null when it could not be told
 * @param test how sending it went; null when it was not asked for
 * @param problems what is wrong and belongs to no field
 */
@TemplateData
public record Tried(
        int place, @Nullable PreviewView preview, @Nullable TestView test, List<String> problems) {}
