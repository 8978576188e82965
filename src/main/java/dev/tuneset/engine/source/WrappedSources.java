package dev.tuneset.engine.source;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files of one kind inside an archive as one source; of several kinds the most frequent is taken. */
final class WrappedSources implements Closeable {
    private static final int NAMED_MAX = 5;

    private final Sources sources;
    private final Unwrapping.Wrapped wrapped;
    private final SourceOptions options;
    private final List<Guess.Finding> findings;
    private final List<WrappedFile> files;

    WrappedSources(Sources sources, Unwrapping.Wrapped wrapped, String archive, SourceOptions given)
            throws IOException {
        this.sources = sources;
        this.wrapped = wrapped;
        this.findings = new ArrayList<>(wrapped.findings());
        boolean whole = false;
        try {
            String kind = given.kind();
            List<WrappedFile> all = wrapped.files();
            this.files = all.size() == 1 || kind != null ? all : ofOneKind(archive, all);
            this.options = all.size() == 1 || kind != null
                    ? given
                    : given.withKind(kindOf(files.get(0)).orElse(null));
            whole = true;
        } finally {
            if (!whole) {
                wrapped.close();
            }
        }
    }

    private Optional<String> kindOf(WrappedFile file) throws IOException {
        return sources.kindOf(file.open());
    }

    private List<WrappedFile> ofOneKind(String archive, List<WrappedFile> all) throws IOException {
        Map<String, List<WrappedFile>> byKind = new LinkedHashMap<>();
        for (WrappedFile file : all) {
            byKind.computeIfAbsent(kindOf(file).orElse(""), kind -> new ArrayList<>())
                    .add(file);
        }
        List<WrappedFile> unread = byKind.getOrDefault("", List.of());
        List<WrappedFile> chosen = List.of();
        for (String kind : sources.kinds()) {
            List<WrappedFile> candidates = byKind.getOrDefault(kind, List.of());
            chosen = candidates.size() > chosen.size() ? candidates : chosen;
        }
        if (chosen.isEmpty()) {
            throw new TunesetException(
                    Problem.UNREADABLE_SOURCE,
                    "unknown_content",
                    archive + " holds " + unread.size() + " files and none that can be read as a table or text: "
                            + names(unread),
                    archive);
        }
        List<WrappedFile> others = new ArrayList<>(all);
        others.removeAll(chosen);
        if (!others.isEmpty()) {
            findings.add(new Guess.Finding(
                    "archive",
                    String.valueOf(others.size()),
                    0.7,
                    "other_kinds",
                    others.size() + " files of other kinds are not read: " + names(others)));
        }
        return chosen;
    }

    private static String names(List<WrappedFile> files) {
        String first = String.join(
                ", ", files.stream().limit(NAMED_MAX).map(WrappedFile::name).toList());
        return files.size() > NAMED_MAX ? first + " ..." : first;
    }

    /** The guess for the first file stands for all. */
    Guess guess() throws IOException {
        Guess first = sources.guessPlain(files.get(0).open(), options);
        List<Guess.Finding> all = new ArrayList<>(findings);
        all.addAll(first.findings());
        return new Guess(first.options(), all);
    }

    /** Takes over what is wrapped: it is closed with the reader. */
    RowReader open() throws IOException {
        boolean whole = false;
        try {
            RowReader reader = new WrappedReader(files, file -> sources.openPlain(file, options), wrapped);
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
