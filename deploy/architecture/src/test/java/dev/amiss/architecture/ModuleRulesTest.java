package dev.amiss.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;

/** What modules and packages may know of each other. */
@AnalyzeClasses(packages = "dev.amiss", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    @ArchTest
    static final ArchRule the_model_is_plain_java = classes()
            .that()
            .resideInAPackage("dev.amiss.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.amiss.model..", "com.fasterxml.jackson..", "org.jspecify..")
            .because("any Java producer or plugin must be able to use common-model without a framework;"
                    + " move what needs one to common-service");

    @ArchTest
    static final ArchRule the_plumbing_knows_no_service = noClasses()
            .that()
            .resideInAPackage("dev.amiss.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amiss.issue..", "dev.amiss.responder..", "dev.amiss.assertion..")
            .because("common-service holds what all services need; move what only one needs into that service");

    @ArchTest
    static final ArchRule issue_service_knows_no_other = independent("issue", "responder", "assertion");

    @ArchTest
    static final ArchRule responder_service_knows_no_other = independent("responder", "issue", "assertion");

    @ArchTest
    static final ArchRule assertion_service_knows_no_other = independent("assertion", "issue", "responder");

    @ArchTest
    static final ArchRule issue_service_goes_one_way =
            oneWay("issue", "console", "compat", "imported", "intake", "search", "stream", "lifecycle", "history");

    @ArchTest
    static final ArchRule responder_service_goes_one_way = oneWay(
            "responder",
            "console",
            "explain",
            "replay",
            "trial",
            "action",
            "silence",
            "responder",
            "projection",
            "matching",
            "calendar",
            "delivery",
            "template");

    @ArchTest
    static final ArchRule assertion_service_goes_one_way = oneWay(
            "assertion",
            "console",
            "assertion",
            "heartbeat",
            "feedback",
            "run",
            "check",
            "records",
            "datasource",
            "report",
            "schedule",
            "expression");

    @ArchTest
    static final ArchRule parts_of_the_plumbing_form_no_circle = noCircle("service");

    @ArchTest
    static final ArchRule packages_are_named_after_features = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..helper..",
                    "..helpers..",
                    "..impl..",
                    "..dto..",
                    "..manager..",
                    "..common..")
            .because("a reader finds a thing by its feature; put the class where its one user is,"
                    + " or into a package named after what it is about");

    private static ArchRule independent(String service, String other, String another) {
        return noClasses()
                .that()
                .resideInAPackage("dev.amiss." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.amiss." + other + "..", "dev.amiss." + another + "..")
                .because("services share nothing but Kafka messages; put a shared message into common-model");
    }

    /** Each of these features may know those after it and no others; a new one must be given its place. */
    private static ArchRule oneWay(String service, String... features) {
        String root = "dev.amiss." + service;
        String[] packages =
                Arrays.stream(features).map(each -> root + "." + each + "..").toArray(String[]::new);
        CompositeArchRule rule = CompositeArchRule.of(classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(packages)
                .because("a new feature gets its place in this test's list: before those that it uses"));
        for (int later = 1; later < packages.length; later++) {
            rule = rule.and(noClasses()
                    .that()
                    .resideInAPackage(packages[later])
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Arrays.copyOf(packages, later))
                    .because("data flows one way through the features; give this one an interface that the earlier"
                            + " one implements, or move the shared piece here"));
        }
        return rule;
    }

    private static ArchRule noCircle(String part) {
        return slices().matching("dev.amiss." + part + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way through the features; give the later one an interface to observe,"
                        + " or move the shared piece to the earlier one");
    }
}
