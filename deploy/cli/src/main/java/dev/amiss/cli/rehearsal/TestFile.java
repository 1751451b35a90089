package dev.amiss.cli.rehearsal;

import dev.amiss.cli.apply.DescribedResponder;
import dev.amiss.cli.argument.BodyArgument;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of tests.
 *
 * @param name as the user wrote it
 */
record TestFile(String name, List<DescribedResponder> responders, List<TestCase> tests) {
    /** @throws MistakeException naming every mistake and its place */
    static TestFile read(String file, Session session) {
        List<String> mistakes = new ArrayList<>();
        var fields = new Fields(BodyArgument.file(file, session), file + ": ", mistakes);
        List<DescribedResponder> responders = new ArrayList<>();
        for (Fields each : fields.objects("responders")) {
            String place = each.placeOf("").replaceFirst("\\.$", "");
            responders.add(DescribedResponder.of(each.node(), place, session, mistakes));
        }
        responders.addAll(ofFiles(fields, file, session, mistakes));
        if (responders.isEmpty() && mistakes.isEmpty()) {
            fields.mistake("responders", "is required: a list of responders, or files: [responders/*.yaml]");
        }
        List<TestCase> tests =
                fields.objects("tests").stream().map(TestCase::read).toList();
        if (tests.isEmpty()) {
            fields.mistake("tests", "is required: a list of tests");
        }
        fields.finish();
        if (!mistakes.isEmpty()) {
            throw new MistakeException(String.join("\n", mistakes));
        }
        return new TestFile(file, responders, tests);
    }

    private static List<DescribedResponder> ofFiles(
            Fields fields, String file, Session session, List<String> mistakes) {
        List<String> paths = new ArrayList<>();
        for (String pattern : fields.texts("files")) {
            List<String> found = FilePattern.find(pattern, file);
            if (found.isEmpty()) {
                fields.mistake("files", "there is no file " + pattern);
            }
            paths.addAll(found);
        }
        try {
            return DescribedResponder.of(paths.stream().distinct().toList(), session);
        } catch (MistakeException e) {
            mistakes.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
