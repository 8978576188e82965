package dev.tuneset.web;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The words of the pages, by language and key: {@code messages/<bundle>.<language>.properties}, UTF-8. */
@Singleton
@Unremovable
public final class Messages {
    /** One bundle per feature, so that features do not meet in one file; a later one overrules an earlier one. */
    static final List<String> BUNDLES =
            List.of("engine", "web", "project", "dataset", "recipe", "template", "render", "quality", "run");

    private final Map<Language, Map<String, Phrase>> phrases = new EnumMap<>(Language.class);

    public Messages() {
        for (Language language : Language.values()) {
            Map<String, Phrase> all = new HashMap<>();
            BUNDLES.forEach(bundle -> read(bundle, language, all));
            phrases.put(language, Map.copyOf(all));
        }
    }

    /** The text of a key; throws IllegalArgumentException when the key has none. */
    public String text(Language language, String key, Object... arguments) {
        return find(language, key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("no " + language.code() + " text for key " + key));
    }

    /** The text of a key, where it has one. */
    public Optional<String> find(Language language, String key, Object... arguments) {
        return Optional.ofNullable(words(language).get(key)).map(phrase -> phrase.fill(language.locale(), arguments));
    }

    /** What a refusal says: translated where there is a translation ({@code error.<code>}), else its own English. */
    public String text(Language language, TunesetException refused) {
        String english = Objects.requireNonNullElse(refused.getMessage(), refused.code());
        return language == Language.EN
                ? english
                : find(language, "error." + refused.code(), worded(language, refused.arguments()))
                        .orElse(english);
    }

    /** What a value should have been has words of its own. */
    private Object[] worded(Language language, Object[] arguments) {
        Object[] worded = arguments.clone();
        for (int i = 0; i < worded.length; i++) {
            if (worded[i] instanceof Wanted wanted) {
                worded[i] = find(
                                language,
                                "error.wanted." + wanted.code(),
                                wanted.arguments().toArray())
                        .orElse(wanted.english());
            }
        }
        return worded;
    }

    Set<String> keys(Language language) {
        return words(language).keySet();
    }

    private Map<String, Phrase> words(Language language) {
        return phrases.getOrDefault(language, Map.of());
    }

    private static void read(String bundle, Language language, Map<String, Phrase> into) {
        String name = "/messages/" + bundle + "." + language.code() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                return;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String key : properties.stringPropertyNames()) {
                into.put(key, new Phrase(properties.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
