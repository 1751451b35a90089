package dev.amiss.bench;

import dev.amiss.bench.asserting.ManyAssertions;
import dev.amiss.bench.asserting.ModelAssertion;
import dev.amiss.bench.footprint.Footprint;
import dev.amiss.bench.footprint.Idle;
import dev.amiss.bench.growth.Replicas;
import dev.amiss.bench.growth.Retention;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.intake.AlertmanagerIntake;
import dev.amiss.bench.intake.BulkIntake;
import dev.amiss.bench.intake.KafkaIntake;
import dev.amiss.bench.intake.Overload;
import dev.amiss.bench.intake.SingleIntake;
import dev.amiss.bench.intake.StormIntake;
import dev.amiss.bench.large.LargeTableIntake;
import dev.amiss.bench.large.Lists;
import dev.amiss.bench.matching.MatchSpeed;
import dev.amiss.bench.responding.DueActions;
import dev.amiss.bench.responding.DueLag;
import dev.amiss.bench.responding.EventsToActions;
import dev.amiss.bench.responding.ReportToAction;
import java.util.ArrayList;
import java.util.List;

/** All measures, in the order in which they are taken: those that need an Amiss with little in it first. */
final class Measures {
    private Measures() {}

    static List<Measure> all(boolean withAlertmanager) {
        List<Measure> measures = new ArrayList<>(List.of(
                new Footprint("issue"),
                new Footprint("responder"),
                new Footprint("assertion"),
                new SingleIntake(64, 64, 1.3),
                new SingleIntake(256, 64, 2),
                new SingleIntake(16, 16, 0.5),
                new StormIntake(),
                new Overload(),
                new BulkIntake(),
                new KafkaIntake(),
                new ReportToAction(),
                new MatchSpeed(),
                new EventsToActions(),
                new DueActions(),
                new DueLag(),
                new ManyAssertions(),
                new ModelAssertion(),
                new Lists(),
                new LargeTableIntake(),
                new Idle(),
                new Retention(),
                new Replicas(1),
                new Replicas(2),
                new Replicas(3)));
        if (withAlertmanager) {
            measures.add(new AlertmanagerIntake());
        }
        return measures;
    }
}
