package dev.tuneset.engine.token;

/** A token that is looked for in the text itself, before anything else. */
record AddedToken(
        int id,
        String content,
        boolean special,
        boolean singleWord,
        boolean lstrip,
        boolean rstrip,
        boolean normalized) {}
