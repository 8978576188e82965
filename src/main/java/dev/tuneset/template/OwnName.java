package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of what a project brings: they stand in recipes, paths and commands. */
final class OwnName {
    static final int LENGTH_MAX = 80;

    private static final Pattern GOOD = Pattern.compile("[a-z0-9][a-z0-9._-]{0," + (LENGTH_MAX - 1) + "}");

    private OwnName() {}

    /** The name without white space around it; throws {@code own_name}. */
    static String good(String given) {
        String name = given.strip();
        if (!GOOD.matcher(name).matches()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "own_name",
                            "A name has 1 to " + LENGTH_MAX
                                    + " of the characters a-z, 0-9, dot, hyphen and underscore, and begins with a letter or a digit.",
                            LENGTH_MAX)
                    .inField("name");
        }
        return name;
    }

    /** A name made of anything; empty when nothing of it can stand in a name. */
    static String from(String anything) {
        String name = anything.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
        return name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) : name;
    }
}
