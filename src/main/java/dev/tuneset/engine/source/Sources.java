package dev.tuneset.engine.source;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The door to files: tells what a file is, guesses how to read it, and opens it. */
public final class Sources {
    private final List<SourceKind> kinds;
    private final Unwrapping unwrapping;

    /** Knows these kinds; where two fit equally well, the earlier is taken. */
    public Sources(List<SourceKind> kinds) {
        this(kinds, Unwrapping.NONE);
    }

    /** Knows these kinds, also inside compressions and archives. */
    public Sources(List<SourceKind> kinds, Unwrapping unwrapping) {
        this.kinds = List.copyOf(kinds);
        this.unwrapping = unwrapping;
    }

    /** The names of the kinds that can be read. */
    public List<String> kinds() {
        return kinds.stream().map(SourceKind::name).toList();
    }

    /** {@link #guess(SourceFile, SourceOptions)} for a file on disk that the user knows by {@code name}. */
    public Guess guess(Path file, String name, SourceOptions given) throws IOException {
        return guess(SourceFile.of(file, name), given);
    }

    /** Fills in the options that were not given and says how each was found. */
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        Optional<Unwrapping.Wrapped> wrapped = unwrapping.unwrap(file);
        if (wrapped.isEmpty()) {
            return guessPlain(file, given);
        }
        try (WrappedSources sources = new WrappedSources(this, wrapped.get(), file.name(), given)) {
            return sources.guess();
        }
    }

    /**
     * How several files are read as one source.
     *
     * @param name what the user calls them together
     */
    public Guess guess(List<Unwrapping.WrappedFile> files, String name, SourceOptions given) throws IOException {
        try (WrappedSources sources = together(files, name, given)) {
            return sources.guess();
        }
    }

    /** Opens several files as one source, one after another; of more than one, rows say which they came from. */
    public RowReader open(List<Unwrapping.WrappedFile> files, String name, SourceOptions options) throws IOException {
        return together(files, name, options).open();
    }

    private WrappedSources together(List<Unwrapping.WrappedFile> files, String name, SourceOptions given)
            throws IOException {
        Together together = Together.of(files, unwrapping);
        if (together.files().isEmpty()) {
            together.close();
            throw new TunesetException(
                    Problem.EMPTY_SOURCE,
                    "empty_file",
                    name + " is empty (0 bytes). Check that it was saved or uploaded completely.",
                    name);
        }
        return new WrappedSources(this, together, name, given);
    }

    /** How each of several files in an archive is read; empty for a single file. */
    public List<FileFacts> files(Path file, String name, SourceOptions options) throws IOException {
        Optional<Unwrapping.Wrapped> wrapped = unwrapping.unwrap(SourceFile.of(file, name));
        if (wrapped.isEmpty()) {
            return List.of();
        }
        try (WrappedSources sources = new WrappedSources(this, wrapped.get(), name, options)) {
            return sources.facts();
        }
    }

    Guess guessPlain(SourceFile file, SourceOptions given) throws IOException {
        Choice choice = choose(file, given);
        Guess guess = choice.kind.guess(file, given.withKind(choice.kind.name()));
        List<Guess.Finding> findings = new ArrayList<>(choice.findings);
        findings.addAll(guess.findings());
        return new Guess(guess.options().withKind(choice.kind.name()), findings);
    }

    /** {@link #open(SourceFile, SourceOptions)} for a file on disk that the user knows by {@code name}. */
    public RowReader open(Path file, String name, SourceOptions options) throws IOException {
        return open(SourceFile.of(file, name), options);
    }

    /**
     * Opens a source; options that are missing are guessed.
     *
     * @throws TunesetException when no row can be read from it: empty, of no known kind, damaged at once
     */
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        Optional<Unwrapping.Wrapped> wrapped = unwrapping.unwrap(file);
        return wrapped.isEmpty()
                ? openPlain(file, options)
                : new WrappedSources(this, wrapped.get(), file.name(), options).open();
    }

    /**
     * The same for a file on disk without looking at all of it beforehand: rows are there at once, but a row whose columns
     * the first rows do not have ends the reading with {@link LateColumns}.
     */
    public RowReader openQuickly(Path path, String name, SourceOptions options) throws IOException {
        SourceFile file = SourceFile.of(path, name);
        if (unwrapping.unwrap(file).isPresent()) {
            return open(file, options);
        }
        SourceKind kind = choose(file, options).kind;
        return kind.openQuickly(file, options.withKind(kind.name()));
    }

    RowReader openPlain(SourceFile file, SourceOptions options) throws IOException {
        SourceKind kind = choose(file, options).kind;
        return kind.open(file, options.withKind(kind.name()));
    }

    private Choice choose(SourceFile file, SourceOptions given) throws IOException {
        if (file.head().length == 0) {
            throw new TunesetException(
                    Problem.EMPTY_SOURCE,
                    "empty_file",
                    file.name() + " is empty (0 bytes). Check that it was saved or uploaded completely.",
                    file.name());
        }
        String wanted = given.kind();
        return wanted == null ? bestFit(file) : named(wanted);
    }

    private Choice named(String name) {
        for (SourceKind kind : kinds) {
            if (kind.name().equals(name)) {
                return new Choice(kind, List.of());
            }
        }
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_kind",
                        "There is no kind of source called \"" + name + "\". Choose one of: "
                                + kinds().stream().collect(Collectors.joining(", ")) + ".",
                        name)
                .inField("source.kind");
    }

    /** The kind that fits best; empty when none does. */
    Optional<SourceKind> kindOf(SourceFile file) throws IOException {
        return Optional.ofNullable(best(file).kind);
    }

    private Best best(SourceFile file) throws IOException {
        Best best = new Best(null, Fit.NONE);
        for (SourceKind kind : kinds) {
            Fit fit = kind.fit(file);
            if (fit.confidence() > best.fit.confidence()) {
                best = new Best(kind, fit);
            }
            if (fit.isSure()) {
                break;
            }
        }
        return best;
    }

    private record Best(@Nullable SourceKind kind, Fit fit) {}

    private Choice bestFit(SourceFile file) throws IOException {
        Best best = best(file);
        SourceKind kind = best.kind;
        if (kind == null) {
            throw new TunesetException(
                    Problem.UNREADABLE_SOURCE,
                    "unknown_content",
                    file.name() + " is not a table that can be read: it looks like "
                            + Content.describe(file.head()) + ". Give one of: "
                            + kinds().stream().collect(Collectors.joining(", ")) + ".",
                    file.name());
        }
        Fit fit = best.fit;
        return new Choice(
                kind, List.of(new Guess.Finding("kind", kind.name(), fit.confidence(), fit.code(), fit.reason())));
    }

    private record Choice(SourceKind kind, List<Guess.Finding> findings) {}
}
