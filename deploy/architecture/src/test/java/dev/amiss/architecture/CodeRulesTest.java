package dev.amiss.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;

/** How classes are written. */
@AnalyzeClasses(
        packages = {
            "dev.amiss.model",
            "dev.amiss.service",
            "dev.amiss.issue",
            "dev.amiss.responder",
            "dev.amiss.assertion"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {
    private static final int MOST_PARAMETERS = 6;

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.amiss.service.clock..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move the time and the owner of a fact stamps it with its database's clock;"
                    + " inject java.time.Clock and call clock.instant()");

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a sleeping thread cannot be woken or stopped; wait on a condition with a time-out, or schedule");

    @ArchTest
    static final ArchRule resource_methods_are_public = methods()
            .that(describe("answer HTTP requests", CodeRulesTest::answersHttp))
            .should()
            .bePublic()
            .because("Quarkus ignores others with a line in the log; make the method public");

    @ArchTest
    static final ArchRule configuration_is_public_and_named_so = classes()
            .that()
            .areAnnotatedWith(ConfigMapping.class)
            .should()
            .bePublic()
            .andShould()
            .haveSimpleNameEndingWith("Config")
            .because("Quarkus cannot implement others; make the interface public and end its name in Config");

    @ArchTest
    static final ArchRule resources_are_named_so = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("a reader looks for HTTP in classes named XResource");

    @ArchTest
    static final ArchRule entities_stay_in_their_feature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveSimpleNameEndingWith("Entity")
            .andShould(beUsedInTheirFeatureOnly())
            .allowEmptyShould(true)
            .because("other features must not depend on tables; hand them a record");

    @ArchTest
    static final ArchRule dependencies_come_by_constructor = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .because("a class says what it needs in its constructor; make it final and inject it there");

    @ArchTest
    static final ArchRule constructors_are_short = constructors()
            .that(describe("belong to beans", CodeRulesTest::isBean))
            .should(haveAtMost(MOST_PARAMETERS))
            .because("a class that needs more does more than one thing; split it");

    @ArchTest
    static final ArchRule there_is_one_way_out = noClasses()
            .that()
            .resideOutsideOfPackage("dev.amiss.service.outgoing..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.http.HttpClient")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.vertx.core.http.HttpClient")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.HttpURLConnection")
            .because("users name the URLs, so addresses must be judged; send by OutgoingHttp");

    @ArchTest
    static final ArchRule packages_explain_themselves = classes()
            .that()
            .areTopLevelClasses()
            .should(beInANullMarkedPackage())
            .because("package-info.java says what comes in, what goes out, what must always hold, and is @NullMarked");

    private static boolean answersHttp(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean isBean(JavaConstructor constructor) {
        return constructor.getOwner().getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(name -> name.endsWith("Scoped") || name.endsWith("Singleton") || name.endsWith(".Path"));
    }

    private static ArchCondition<JavaConstructor> haveAtMost(int most) {
        return new ArchCondition<>("have at most " + most + " parameters") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int count = constructor.getParameters().size();
                events.add(new SimpleConditionEvent(
                        constructor, count <= most, constructor.getFullName() + " has " + count + " parameters"));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedInTheirFeatureOnly() {
        return new ArchCondition<>("be used in their feature only") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().equals(entity.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(entity, use.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type,
                        type.getPackage().isAnnotatedWith(NullMarked.class),
                        type.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }
}
