package dev.amiss.local.demo;

import dev.amiss.local.Console;

/** What a newcomer reads: chapters, what is done, and what was seen. */
final class Transcript {
    private final Console console;

    Transcript(Console console) {
        this.console = console;
    }

    void chapter(String title) {
        console.say("");
        console.say("== " + title);
    }

    /** Something that explains what comes. */
    void tell(String text) {
        console.say("   " + text);
    }

    /** A request, as it is sent. */
    void request(String method, String url, String body) {
        console.say(" > " + method + " " + url + (body.isEmpty() ? "" : "  " + body));
    }

    /** Something that was seen to happen. */
    void seen(String what) {
        console.say(" + " + what);
    }
}
