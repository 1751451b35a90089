package dev.amiss.issue.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** The templates of the list and of one issue. */
@Singleton
class IssueTemplates {
    private final Template page;
    private final Template head;
    private final Template story;
    private final Template list;

    IssueTemplates(
            @Location("issue/issue") Template page,
            @Location("issue/issue-head") Template head,
            @Location("issue/story") Template story,
            @Location("issue/list") Template list) {
        this.page = page;
        this.head = head;
        this.story = story;
        this.list = list;
    }

    TemplateInstance page(IssueView view) {
        return page.data("view", view);
    }

    TemplateInstance head(IssueView view) {
        return head.data("view", view);
    }

    TemplateInstance list(ListView view) {
        return list.data("view", view);
    }

    TemplateInstance story(IssueView.Story story) {
        return this.story.data("story", story);
    }
}
