package dev.tuneset.engine.source;

import dev.tuneset.engine.source.Unwrapping.Wrapped;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Several files that a user gives as one source; what is wrapped in one of them takes its place. */
final class Together implements Wrapped {
    private final List<WrappedFile> files = new ArrayList<>();
    private final List<Guess.Finding> findings = new ArrayList<>();
    private final Deque<Wrapped> open = new ArrayDeque<>();

    static Together of(List<WrappedFile> given, Unwrapping unwrapping) throws IOException {
        Together together = new Together();
        boolean whole = false;
        try {
            for (WrappedFile file : given) {
                together.add(file, unwrapping);
            }
            whole = true;
            return together;
        } finally {
            if (!whole) {
                together.close();
            }
        }
    }

    private void add(WrappedFile given, Unwrapping unwrapping) throws IOException {
        SourceFile file = given.open();
        if (file.head().length == 0) {
            findings.add(new Guess.Finding("file", given.name(), 1, "file_empty", "has no rows"));
            return;
        }
        Optional<Wrapped> wrapped = unwrapping.unwrap(file);
        if (wrapped.isEmpty()) {
            files.add(given);
            return;
        }
        open.push(wrapped.get());
        findings.addAll(wrapped.get().findings());
        boolean archive = wrapped.get().files().size() > 1;
        wrapped.get()
                .files()
                .forEach(inner -> files.add(
                        new WrappedFile(archive ? given.name() + "/" + inner.name() : given.name(), inner.opening())));
    }

    @Override
    public List<WrappedFile> files() {
        return List.copyOf(files);
    }

    @Override
    public List<Guess.Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
