package dev.amiss.responder.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.Variant;

/** Escapes values in Markdown of chats. */
final class ChatEscaper implements ResultMapper {
    static final String CONTENT_TYPE = "text/markdown";

    @Override
    public boolean appliesTo(TemplateNode.Origin origin, Object result) {
        return origin.getVariant()
                .map(Variant::getContentType)
                .filter(CONTENT_TYPE::equals)
                .isPresent();
    }

    @Override
    public String map(Object result, Expression expression) {
        return result.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("](", "]\u200b(")
                .replace("@", "@\u200b");
    }
}
