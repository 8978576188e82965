package dev.tuneset.engine.source;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files inside an archive as one source. Tables are read together whatever their kind, each in its own way; so are
 * texts. Of tables and texts the more are taken.
 */
final class WrappedSources implements Closeable {
    private static final int NAMED_MAX = 5;

    /** Of so many files it is told one by one how they are read. */
    private static final int TOLD_MAX = 50;

    /** Of so many files the encoding is told, which takes a look into each. */
    private static final int ENCODINGS_MAX = 1_000;

    private final Sources sources;
    private final Unwrapping.Wrapped wrapped;
    private final SourceOptions options;
    private final List<Guess.Finding> findings;
    private final List<Told> files;
    private final List<Told> others;

    /** A file and the kind that fits it best; {@code null} when none does. */
    private record Told(WrappedFile file, @Nullable SourceKind kind) {
        boolean isText() {
            return kind != null && kind.isText();
        }

        boolean isTable() {
            return kind != null && !kind.isText();
        }

        String kindName() {
            return kind == null ? "" : kind.name();
        }
    }

    WrappedSources(Sources sources, Unwrapping.Wrapped wrapped, String archive, SourceOptions given)
            throws IOException {
        this.sources = sources;
        this.wrapped = wrapped;
        this.findings = new ArrayList<>(wrapped.findings());
        boolean whole = false;
        try {
            List<Told> all = new ArrayList<>();
            for (WrappedFile file : wrapped.files()) {
                all.add(new Told(file, sources.kindOf(file.open()).orElse(null)));
            }
            this.files = all.size() > 1 ? chosen(archive, all, given.kind()) : all;
            this.others = without(all, files);
            this.options = all.size() > 1 ? withCommonKind(given) : given;
            whole = true;
        } finally {
            if (!whole) {
                wrapped.close();
            }
        }
    }

    /** What the files have in common is an option; what each is in particular is guessed when it is read. */
    private SourceOptions withCommonKind(SourceOptions given) {
        Set<String> kinds = files.stream().map(Told::kindName).collect(Collectors.toCollection(TreeSet::new));
        return given.kind() == null && kinds.size() == 1
                ? given.withKind(kinds.iterator().next())
                : given;
    }

    private List<Told> chosen(String archive, List<Told> all, @Nullable String kind) {
        List<Told> chosen = kind == null
                ? moreOf(all)
                : all.stream().filter(file -> file.kindName().equals(kind)).toList();
        if (chosen.isEmpty() && kind != null) {
            return all;
        }
        if (chosen.isEmpty()) {
            throw new TunesetException(
                    Problem.UNREADABLE_SOURCE,
                    "unknown_content",
                    archive + " holds " + all.size() + " files and none that can be read as a table or text: "
                            + names(all),
                    archive);
        }
        List<Told> others = without(all, chosen);
        if (!others.isEmpty()) {
            findings.add(new Guess.Finding(
                    "archive",
                    String.valueOf(others.size()),
                    0.7,
                    "other_kinds",
                    others.size() + " files of other kinds are not read: " + names(others)));
            others.stream().limit(TOLD_MAX).forEach(file -> tell(file, "file_not_read", "is not read"));
        }
        return chosen;
    }

    private static List<Told> without(List<Told> all, List<Told> taken) {
        Set<Told> gone = new HashSet<>(taken);
        return all.stream().filter(file -> !gone.contains(file)).toList();
    }

    private static List<Told> moreOf(List<Told> all) {
        List<Told> tables = all.stream().filter(Told::isTable).toList();
        List<Told> texts = all.stream().filter(Told::isText).toList();
        return texts.size() > tables.size() ? texts : tables;
    }

    private static String names(List<Told> files) {
        String first =
                files.stream().limit(NAMED_MAX).map(file -> file.file().name()).collect(Collectors.joining(", "));
        return files.size() > NAMED_MAX ? first + " ..." : first;
    }

    private void tell(Told file, String code, String reason) {
        findings.add(new Guess.Finding("file", file.file().name(), 1, code, reason));
    }

    Guess guess() throws IOException {
        if (files.size() == 1) {
            Guess only = sources.guessPlain(files.get(0).file().open(), options);
            List<Guess.Finding> all = new ArrayList<>(findings);
            all.addAll(only.findings());
            return new Guess(only.options(), all);
        }
        List<String> first = List.of();
        for (Told file : files.subList(0, Math.min(TOLD_MAX, files.size()))) {
            Optional<List<String>> columns = columns(file);
            String kind = kindRead(file);
            if (columns.isEmpty()) {
                tell(file, "file_empty", "has no rows");
                continue;
            }
            tell(file, "file_" + kind, "is read as " + kind);
            if (first.isEmpty()) {
                first = columns.get();
            } else if (!Set.copyOf(first).equals(Set.copyOf(columns.get()))) {
                tell(file, "file_columns", difference(first, columns.get()));
            }
        }
        return new Guess(options, findings);
    }

    /** How each file is read, those that are not read last; empty when there is only one. */
    List<FileFacts> facts() throws IOException {
        List<FileFacts> facts = new ArrayList<>();
        if (files.size() + others.size() < 2) {
            return facts;
        }
        for (Told file : files) {
            boolean looked = facts.size() < ENCODINGS_MAX;
            facts.add(new FileFacts(file.file().name(), kindRead(file), looked ? encoding(file) : null, true));
        }
        others.forEach(file -> facts.add(
                new FileFacts(file.file().name(), file.kind() == null ? null : file.kindName(), null, false)));
        return facts;
    }

    private String kindRead(Told file) {
        return options.kind() == null ? file.kindName() : options.kind();
    }

    private @Nullable String encoding(Told file) throws IOException {
        try {
            return sources.guessPlain(file.file().open(), options).options().encoding();
        } catch (TunesetException e) {
            if (e.problem() == Problem.EMPTY_SOURCE) {
                return null;
            }
            throw e;
        }
    }

    private Optional<List<String>> columns(Told file) throws IOException {
        try (RowReader reader = sources.openPlain(file.file().open(), options)) {
            return Optional.of(reader.schema().columns());
        } catch (TunesetException e) {
            if (e.problem() == Problem.EMPTY_SOURCE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String difference(List<String> first, List<String> columns) {
        List<String> lacking = new ArrayList<>(first);
        lacking.removeAll(columns);
        List<String> further = new ArrayList<>(columns);
        further.removeAll(first);
        String lacks = lacking.isEmpty() ? "" : " lacks " + shown(lacking);
        String has = further.isEmpty() ? "" : " has besides " + shown(further);
        return "has other columns than the first file:" + lacks + (lacks.isEmpty() || has.isEmpty() ? "" : ";") + has
                + ". Its rows are empty in columns it lacks.";
    }

    private static String shown(List<String> columns) {
        String first = columns.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return columns.size() > NAMED_MAX ? first + " ..." : first;
    }

    /** Takes over what is wrapped: it is closed with the reader. */
    RowReader open() throws IOException {
        boolean whole = false;
        try {
            List<WrappedFile> read = files.stream().map(Told::file).toList();
            RowReader reader = new WrappedReader(read, file -> sources.openPlain(file, options), wrapped);
            whole = true;
            return reader;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        wrapped.close();
    }
}
