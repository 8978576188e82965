package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.token.Tokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokenizers that count and cut rendered text: two that are built in, and those a project brought. */
@ApplicationScoped
public class Tokenizers {
    /** Stands in where a model's own tokenizer is not given: most current models cut text much like it. */
    private static final String COMMON = "o200k_base";

    static final List<String> BUILT_IN = List.of(COMMON, "cl100k_base");

    private final OwnTokenizers own;
    private final LoadedTokenizers loaded;

    Tokenizers(OwnTokenizers own, LoadedTokenizers loaded) {
        this.own = own;
        this.loaded = loaded;
    }

    /**
     * A tokenizer that a project can use.
     *
     * @param own whether the project brought it; else it is built in
     */
    public record Entry(String name, boolean own) {}

    /**
     * A tokenizer that counts.
     *
     * @param exact whether it was asked for by name; else it stands in and what it says is an estimate
     */
    public record Counter(Tokenizer tokenizer, String name, boolean exact) {}

    /** The tokenizers a project can use: the built-in ones first. */
    @Transactional
    public List<Entry> list(long projectId) {
        List<Entry> all = new ArrayList<>(builtIn());
        own.list(projectId).forEach(tokenizer -> all.add(new Entry(tokenizer.name(), true)));
        return all;
    }

    public List<Entry> builtIn() {
        return BUILT_IN.stream().map(name -> new Entry(name, false)).toList();
    }

    /**
     * A tokenizer by its name, or the one that stands in when no name is given.
     *
     * @throws TunesetException {@code unknown_tokenizer}
     */
    public Counter named(long projectId, @Nullable String name) {
        if (name == null || name.isEmpty() || BUILT_IN.contains(name)) {
            return builtIn(name);
        }
        OwnTokenizer tokenizer = own.find(projectId, name).orElseThrow(() -> unknown(name, list(projectId)));
        return new Counter(loaded.blob(tokenizer.blobHash(), name), name, true);
    }

    /**
     * The name of the tokenizer that a project brought together with a template: it is called as the template is, or the template
     * {@code <name>-tool_use}; empty when there is none.
     */
    @Transactional
    public String beside(long projectId, String template) {
        String plain = template.replaceFirst("@[0-9]{1,9}$", "");
        return own.list(projectId).stream()
                .map(OwnTokenizer::name)
                .filter(name -> plain.equals(name) || plain.startsWith(name + "-"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Changes when another file takes a tokenizer's name; empty for one that is not there. */
    @Transactional
    public String identity(long projectId, String name) {
        return BUILT_IN.contains(name)
                ? name
                : own.find(projectId, name).map(OwnTokenizer::blobHash).orElse("");
    }

    /** A built-in tokenizer by its name, or the one that stands in. */
    public Counter builtIn(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return new Counter(loaded.encoding(COMMON), COMMON, false);
        }
        if (!BUILT_IN.contains(name)) {
            throw unknown(name, builtIn());
        }
        return new Counter(loaded.encoding(name), name, true);
    }

    private static TunesetException unknown(String name, List<Entry> there) {
        String known = there.stream().map(Entry::name).collect(Collectors.joining(", "));
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_tokenizer",
                        "There is no tokenizer \"" + name + "\". There are: " + known + ".",
                        name,
                        known)
                .inField("tokenizer");
    }
}
