package dev.amiss.bench.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers answers, tells them as they come, and writes them down after each, so that a broken run keeps what it has. */
public final class Report {
    private final Path folder;
    private final PrintStream out;
    private final List<Answer> answers = new ArrayList<>();

    /** @param folder gets {@code latest.json} and {@code latest.svg} */
    public Report(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Writes the table. */
    public void printTable() {
        out.print(new Table(answers));
    }

    public boolean allMet() {
        return answers.stream().allMatch(Answer::met);
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void tell(Throwable failure) {
        failure.printStackTrace(out);
    }

    boolean has(Question question) {
        return answers.stream().anyMatch(answer -> answer.measure().equals(question.measure()));
    }

    void add(Answer answer) {
        answers.add(answer);
        say("   %s: %s against %s %s, ratio %s, goal %s: %s%s"
                .formatted(
                        answer.measure(),
                        answer.shown(answer.ours()),
                        answer.shown(answer.reference()),
                        answer.unit(),
                        answer.shown(answer.ratio()),
                        answer.goal(),
                        answer.met() ? "met" : "NOT MET",
                        answer.note() == null ? "" : " (" + answer.note() + ")"));
        write();
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("latest.json"),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answers) + "\n");
            Files.writeString(folder.resolve("latest.svg"), Picture.of(answers));
        } catch (IOException e) {
            out.println("The results cannot be written to " + folder + ": " + e);
        }
    }
}
