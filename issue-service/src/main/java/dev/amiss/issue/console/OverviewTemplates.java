package dev.amiss.issue.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** The templates of the overview. */
@Singleton
class OverviewTemplates {
    private final Template page;
    private final Template body;
    private final Template firstRun;
    private final Template openCount;

    OverviewTemplates(
            @Location("issue/overview") Template page,
            @Location("issue/overview-body") Template body,
            @Location("issue/first-run") Template firstRun,
            @Location("issue/open-count") Template openCount) {
        this.page = page;
        this.body = body;
        this.firstRun = firstRun;
        this.openCount = openCount;
    }

    TemplateInstance page(OverviewView view) {
        return page.data("view", view);
    }

    TemplateInstance body(OverviewView view) {
        return body.data("view", view);
    }

    TemplateInstance firstRun(FirstSteps steps) {
        return firstRun.data("steps", steps);
    }

    TemplateInstance openCount(long open) {
        return openCount.data("open", open);
    }
}
