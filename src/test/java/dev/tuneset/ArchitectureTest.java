package dev.tuneset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between packages, as the architecture page draws them. */
class ArchitectureTest {
    private static final String ROOT = "dev.tuneset";
    private static final String ENGINE = ROOT + ".engine";
    private static final String[] MODELS = {ENGINE + ".row..", ENGINE + ".example..", ENGINE + ".outcome.."};
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void engineKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "picocli..", "org.hibernate..", "org.jboss..")
                .check(MAIN);
    }

    @Test
    void engineKnowsNothingOfTheApplication() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat(resideInTunesetOutside(ENGINE))
                .check(MAIN);
    }

    @Test
    void modelsKnowOnlyModels() {
        classes()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", ENGINE + ".row..", ENGINE + ".example..", ENGINE + ".outcome..")
                .check(MAIN);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        slices().matching(ENGINE + ".(source|mapping|clean|format|split|sink|template|token|quality)..")
                .should()
                .notDependOnEachOther()
                .check(MAIN);
    }

    @Test
    void jinjaUsesOnlyTheJdkAndItself() {
        classes()
                .that()
                .resideInAPackage(ENGINE + ".template.jinja..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ENGINE + ".template.jinja..")
                .check(MAIN);
    }

    @Test
    void commandLineStartsNoServerAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate..")
                .orShould()
                .dependOnClassesThat(resideInTunesetOutside(ENGINE, ROOT + ".cli"))
                .check(MAIN);
    }

    @Test
    void nobodyButTheWiringKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".app..")
                .check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void engineThrowsNoGenericExceptionsAndPrintsNothing() {
        JavaClasses engine = MAIN.that(DescribedPredicate.describe(
                "in the engine", (JavaClass type) -> type.getPackageName().startsWith(ENGINE)));
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(engine);
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(engine);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(engine);
    }

    /** Without a language the machine's own decides, down to the digits in the names of files. */
    @Test
    void textIsFormattedInALanguageThatIsNamed() {
        noClasses()
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(MAIN);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : MAIN) {
            if (type.getPackageName().startsWith(ROOT) && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static DescribedPredicate<JavaClass> resideInTunesetOutside(String... allowed) {
        return DescribedPredicate.describe("reside in another part of Tuneset", type -> {
            String name = type.getPackageName();
            if (!name.startsWith(ROOT)) {
                return false;
            }
            for (String prefix : allowed) {
                if (name.equals(prefix) || name.startsWith(prefix + ".")) {
                    return false;
                }
            }
            return true;
        });
    }
}
