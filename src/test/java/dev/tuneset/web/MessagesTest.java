package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path BUNDLES = MAIN.resolve("resources/messages");
    private static final Pattern ASKED = Pattern.compile("m:t\\('([^']+)'");
    private static final Pattern ASKED_BY_PREFIX = Pattern.compile("m:of\\('([^']+)'");
    private static final Pattern LITERAL = Pattern.compile("[\"']([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)[\"']");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|[^}]*)?}");
    private static final Pattern CODE =
            Pattern.compile("new TunesetException\\(\\s*(?:Problem\\.)?[A-Z_]+,\\s*\"([a-z0-9_]+)\"");
    private static final Pattern WANTED = Pattern.compile("(?:Wanted\\.|return )of\\(\\s*\"([a-z_]+)\",\\s*\"");
    /** Refusals that are made in a method of their own. */
    private static final Pattern CODE_HANDED_ON = Pattern.compile(
            "(?:badSpec|mistake|refused|(?<!\\.)wrong)\\(\\s*(?:\"[a-z]+\\.[a-z_]+\",\\s*)?\"([a-z]+(?:_[a-z]+)+)\",\\s*\"[^\"]* ");

    private final Messages messages = new Messages();
    private final Set<String> english = messages.keys(Language.EN);

    /** The English of an error is the exception's own message, so its key may be missing. */
    @Test
    void everyKeyIsWrittenInEveryLanguage() {
        Set<String> chinese = messages.keys(Language.ZH);
        assertThat(english).isSubsetOf(chinese);
        assertThat(chinese.stream().filter(key -> !key.startsWith("error."))).isSubsetOf(english);
    }

    @Test
    void everyLanguageFillsTheSamePlaces() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (String bundle : Messages.BUNDLES) {
            if (!Files.exists(file(bundle, Language.EN))) {
                continue;
            }
            var chinese = lines(file(bundle, Language.ZH));
            lines(file(bundle, Language.EN)).forEach((key, text) -> {
                if (!key.startsWith("error.") && !places(text).equals(places(chinese.getOrDefault(key, "")))) {
                    wrong.add(key);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyBundleOnDiskIsRead() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".properties"))
                            .map(name -> name.split("\\.")[0]))
                    .isSubsetOf(Messages.BUNDLES);
        }
    }

    @Test
    void everyKeyIsDefinedOnce() throws IOException {
        for (Language language : Language.values()) {
            List<String> keys = new ArrayList<>();
            for (String bundle : Messages.BUNDLES) {
                if (Files.exists(file(bundle, language))) {
                    Files.readAllLines(file(bundle, language)).stream()
                            .filter(line -> line.contains("="))
                            .forEach(line -> keys.add(line.split("=", 2)[0]));
                }
            }
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyTheTemplatesAskForIsDefined() {
        assertThat(found(ASKED, sources("html"))).isSubsetOf(english);
    }

    @Test
    void everyPrefixTheTemplatesAskForHasKeys() {
        assertThat(found(ASKED_BY_PREFIX, sources("html")))
                .allMatch(prefix -> english.stream().anyMatch(key -> key.startsWith(prefix)));
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> literals = found(LITERAL, sources("html", "java"));
        Set<String> prefixes = literals.stream()
                .filter(literal -> literal.endsWith(".") && !literal.equals("error."))
                .collect(Collectors.toSet());
        assertThat(messages.keys(Language.ZH).stream().filter(key -> !key.startsWith("reason.")))
                .allMatch(key -> literals.contains(key)
                        || literals.contains(key.replaceFirst("^error\\.", ""))
                        || prefixes.stream().anyMatch(key::startsWith));
    }

    @Test
    void everyErrorCodeIsTranslated() {
        Set<String> codes = found(CODE, sources("java"));
        codes.addAll(found(CODE_HANDED_ON, sources("java")));
        assertThat(codes.stream().map(code -> "error." + code)).isSubsetOf(messages.keys(Language.ZH));
    }

    @Test
    void everyThingWantedIsTranslated() {
        Set<String> wanted = found(WANTED, sources("java"));
        assertThat(wanted).contains("one_of", "whole_number_between", "flag");
        assertThat(wanted.stream().map(code -> "error.wanted." + code)).isSubsetOf(messages.keys(Language.ZH));
    }

    @Test
    void saysInChineseWhatWasWanted() {
        TunesetException refused = new TunesetException(
                Problem.BAD_REQUEST, "wrong_field", "English", "write.as", Wanted.oneOf(List.of("csv", "json")), "xml");
        assertThat(messages.text(Language.ZH, refused)).isEqualTo("配方中“write.as”的值 xml 不合适（要求：csv, json 之一）。");
        assertThat(messages.text(Language.EN, refused)).isEqualTo("English");
    }

    @Test
    void everyReasonHasItsWordsAndNoOther() {
        assertThat(english.stream().filter(key -> key.startsWith("reason.")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Reason.values())
                        .map(reason -> "reason." + reason.wire())
                        .toList());
    }

    private static Path file(String bundle, Language language) {
        return BUNDLES.resolve(bundle + "." + language.code() + ".properties");
    }

    private static Map<String, String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(line -> line.split("=", 2)[0], line -> line.split("=", 2)[1]));
    }

    private static Set<String> places(String text) {
        return found(PLACE, List.of(text));
    }

    private static Set<String> found(Pattern pattern, List<String> texts) {
        Set<String> all = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                all.add(matcher.group(1));
            }
        }
        return all;
    }

    private static List<String> sources(String... extensions) {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> Stream.of(extensions)
                            .anyMatch(end -> file.toString().endsWith("." + end)))
                    .map(MessagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
