package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** The ways in which an archive is refused, each as one sentence with the file's name. */
final class ArchiveFailure {
    private ArchiveFailure() {}

    static TunesetException corrupt(String name, Throwable cause) {
        return new TunesetException(
                        Problem.UNREADABLE_SOURCE,
                        "corrupt_archive",
                        name + " cannot be unpacked to its end: it is damaged or broke off; get an undamaged copy",
                        name)
                .causedBy(cause);
    }

    static TunesetException encrypted(String name) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "encrypted",
                name + " is protected by a password; unpack it and import the files",
                name);
    }

    static TunesetException unsupported(String name, String what) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "unsupported_archive",
                name + " is " + what + ", which cannot be unpacked here; unpack it and import the files",
                name);
    }

    static TunesetException tooLarge(String name, String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED,
                "too_large",
                name + " cannot be unpacked within the limits: " + what + "; unpack it and import the files",
                name);
    }

    static TunesetException tooDeep(String name) {
        return new TunesetException(
                Problem.LIMIT_REACHED,
                "nested_archive",
                name + " is an archive inside an archive inside an archive; unpack it and import the files",
                name);
    }

    static TunesetException empty(String name) {
        return new TunesetException(
                Problem.EMPTY_SOURCE, "empty_archive", name + " has no file with content in it", name);
    }
}
