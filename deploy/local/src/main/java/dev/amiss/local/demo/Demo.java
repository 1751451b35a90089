package dev.amiss.local.demo;

import dev.amiss.local.Console;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.config.ServiceKind;
import dev.amiss.local.part.DemoDatabase;
import dev.amiss.local.part.PartList;
import dev.amiss.local.part.PartList.Entry;
import java.util.List;

/** All stories, one after the other. */
public final class Demo {
    private final DataFolder data;
    private final Transcript transcript;
    private final String key;
    private final String run;

    /**
     * @param data where the Amiss runs that it is played against
     * @param key an admin's access key; empty if none is needed
     * @param run what no other run of the demo is called
     */
    public Demo(DataFolder data, Console console, String key, String run) {
        this.data = data;
        this.transcript = new Transcript(console);
        this.key = key;
        this.run = run;
    }

    /** Plays them to the end. @throws NotSeenException at the first step that does not happen */
    public void play() {
        Stage stage = new Stage(
                api(ServiceKind.ISSUE), api(ServiceKind.RESPONDER), api(ServiceKind.ASSERTION), transcript, run);
        DemoApplication application = new DemoApplication(address("postgres"), DemoDatabase.NAME);
        MailFolderWatch mail = new MailFolderWatch(data.mail());
        address("mail");
        new HeartbeatStory(stage).play();
        new ProfilePictureStory(stage, application).play();
        new ResponderStory(stage, mail).play();
    }

    private Api api(ServiceKind kind) {
        return new Api(address(kind.shortName() + "-1"), key, transcript);
    }

    private String address(String name) {
        List<Entry> parts = PartList.read(data);
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(Entry::address)
                .orElseThrow(() -> new NotSeenException("The demo needs the " + name
                        + " that `up` starts by itself, and this Amiss uses another or none"));
    }
}
