package dev.amiss.bench;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Report;
import dev.amiss.bench.harness.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/bench/run}: exit code 0 when everything was measured, whether each goal is met or not. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measures Amiss against what one would pick instead, both in the same run, and writes"
                + " deploy/bench/results/latest.json and latest.svg.")
final class Main implements Callable<Integer> {
    @Option(names = "--quick", description = "few short rounds, a tenth of the data; under 4 minutes instead of 25")
    private boolean quick;

    @Option(names = "--only", paramLabel = "NAME", description = "only measures whose name begins so; may be repeated")
    private List<String> only = List.of();

    @Option(names = "--list", description = "tells the measures' names")
    private boolean list;

    @Option(names = "--with-alertmanager", description = "compares with an installed Alertmanager as well")
    private boolean withAlertmanager;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "where results are written, instead of deploy/bench/results; so that a partial run does not"
                    + " replace those of a full one")
    private Path results = Path.of(System.getProperty("amiss.home", "."), "deploy", "bench", "results");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Measure> chosen =
                Measures.all(withAlertmanager).stream().filter(this::isChosen).toList();
        if (list) {
            chosen.forEach(measure -> System.out.println(measure.name()));
            return 0;
        }
        if (chosen.isEmpty()) {
            System.err.println("No measure is named so; --list tells their names.");
            return 2;
        }
        Report report = new Report(only.isEmpty() ? results : results.resolve("partial"), System.out);
        try (Bench bench = new Bench(new Settings(quick, withAlertmanager), report)) {
            chosen.forEach(bench::measure);
        }
        report.printTable();
        return 0;
    }

    private boolean isChosen(Measure measure) {
        return only.isEmpty() ? list || !measure.byNameOnly() : only.stream().anyMatch(measure.name()::startsWith);
    }
}
