package dev.tuneset.engine.pack;

/** Words of a command line. */
final class Shell {
    private Shell() {}

    /** A word as a POSIX shell reads it back. */
    static String word(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
