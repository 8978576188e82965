package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.Unwrapping;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.xlsx.XlsxKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Unwraps gzip, zstd, bzip2, xz, zip and tar, one inside another at most ({@code a.zip/b.csv.gz}; a compressed tar counts as
 * one). A compressed file is unpacked while it is read; archives inside others are copied to a temporary file first.
 */
public final class ArchiveUnwrapping implements Unwrapping {
    private static final int LEVELS_MAX = 2;

    private final Spool spool;
    private final Limits limits;

    public ArchiveUnwrapping(Spool spool, Limits limits) {
        this.spool = spool;
        this.limits = limits;
    }

    @Override
    public Optional<Wrapped> unwrap(SourceFile file) throws IOException {
        refuseOthers(file);
        if (!isWrapped(file)) {
            return Optional.empty();
        }
        Contents contents = new Contents();
        boolean whole = false;
        try {
            contents.unfold(new WrappedFile(file.name(), () -> file), file.bytesTotal(), LEVELS_MAX);
            if (contents.files.isEmpty()) {
                throw ArchiveFailure.empty(file.name());
            }
            whole = true;
            return Optional.of(contents);
        } finally {
            if (!whole) {
                contents.close();
            }
        }
    }

    private static boolean isWrapped(SourceFile file) {
        byte[] head = file.head();
        return Compression.of(head).isPresent() || isArchive(file);
    }

    private static boolean isArchive(SourceFile file) {
        return (Magic.isZip(file.head()) && !XlsxKind.isWorkbook(file.head())) || Magic.isTar(file.head());
    }

    private static void refuseOthers(SourceFile file) {
        if (Magic.begins(file.head(), 0, "7z\u00bc\u00af'\u001c")) {
            throw ArchiveFailure.unsupported(file.name(), "a 7z archive");
        }
        if (Magic.begins(file.head(), 0, "Rar!\u001a\u0007")) {
            throw ArchiveFailure.unsupported(file.name(), "a RAR archive");
        }
    }

    /** The files found, and what must be closed after them. */
    private final class Contents implements Wrapped {
        private final List<WrappedFile> files = new ArrayList<>();
        private final List<Guess.Finding> findings = new ArrayList<>();
        private final Deque<Closeable> open = new ArrayDeque<>();

        void unfold(WrappedFile wrapped, long packedBytes, int levels) throws IOException {
            SourceFile file = wrapped.open();
            if (!isWrapped(file)) {
                files.add(wrapped);
                return;
            }
            if (levels == 0) {
                throw ArchiveFailure.tooDeep(file.name());
            }
            Optional<Compression> compression = Compression.of(file.head());
            if (compression.isEmpty()) {
                members(file, packedBytes, levels - 1);
                return;
            }
            WrappedFile unpacked = unpacked(compression.get(), file, packedBytes);
            SourceFile inner = unpacked.open();
            find("compression", compression.get().word(), "magic_bytes", file.name() + " is compressed");
            if (inner.head().length == 0) {
                return;
            }
            // a compressed tar is one thing to its user
            unfold(unpacked, packedBytes, isArchive(inner) ? levels : levels - 1);
        }

        private WrappedFile unpacked(Compression compression, SourceFile file, long packedBytes) {
            SourceFile.Opener opener =
                    () -> new UnfoldingStream(unpacking(compression, file), file.name(), packedBytes, limits);
            String name = compression.innerName(file.name());
            return new WrappedFile(name, () -> SourceFile.of(name, -1, opener));
        }

        @SuppressWarnings("IllegalCatch") // each decoder fails on damaged bytes in a way of its own
        private InputStream unpacking(Compression compression, SourceFile file) {
            try {
                return compression.unpack(file.open());
            } catch (TunesetException refused) {
                throw refused;
            } catch (IOException | RuntimeException e) {
                throw ArchiveFailure.corrupt(file.name(), e);
            }
        }

        private void members(SourceFile file, long packedBytes, int levels) throws IOException {
            Spool.Seekable seekable = spool.seekable(file);
            open.push(seekable);
            boolean zip = Magic.isZip(file.head());
            Members members = zip
                    ? Members.ofZip(seekable.path(), file.name(), packedBytes, limits)
                    : Members.ofTar(seekable.path(), file.name(), packedBytes, limits);
            open.push(members);
            find(
                    "archive",
                    zip ? "zip" : "tar",
                    "magic_bytes",
                    file.name() + " holds " + count(members.files().size(), " file"));
            if (members.passedOver() > 0) {
                find(
                        "archive",
                        String.valueOf(members.passedOver()),
                        "passed_over",
                        members.passedOver()
                                + " files are empty, hidden or only tell of the others, and were passed over");
            }
            for (WrappedFile member : members.files()) {
                unfold(member, packedBytes, levels);
            }
        }

        private void find(String option, String value, String code, String reason) {
            findings.add(new Guess.Finding(option, value, 1, code, reason));
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

    private static String count(int number, String what) {
        return number + what + (number == 1 ? "" : "s");
    }
}
