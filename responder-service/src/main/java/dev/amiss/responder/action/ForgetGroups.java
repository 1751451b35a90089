package dev.amiss.responder.action;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Groups that told of nothing for as long as actions are kept, and members whose issues are not known any more. */
@Singleton
class ForgetGroups implements OldRows {
    private final GroupStore groups;
    private final GroupMembers members;
    private final ActionConfig config;
    private final Clock clock;

    ForgetGroups(GroupStore groups, GroupMembers members, ActionConfig config, Clock clock) {
        this.groups = groups;
        this.members = members;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "groups of messages";
    }

    @Override
    public int delete(Handle handle, int most) {
        int gone = members.forgetUnknown(handle, most);
        return Math.max(gone, groups.forget(handle, clock.instant().minus(config.keepActions()), most));
    }
}
