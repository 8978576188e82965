package dev.tuneset.engine.source;

import java.util.List;

/**
 * How a source will be read: every option filled in, and how each that was not given was found.
 *
 * @param options complete options for the kind; of several files read as one, only what they have in common
 * @param findings one per guessed option
 */
public record Guess(SourceOptions options, List<Finding> findings) {
    public Guess {
        findings = List.copyOf(findings);
    }

    /**
     * One guessed option.
     *
     * @param option its recipe name: {@code encoding}, {@code delimiter} ...
     * @param value the value chosen, as it would be written in a recipe
     * @param confidence 0 to 1
     * @param code a name for the reason, for translation: {@code bom}, {@code valid_utf8} ...
     * @param reason why, in one English sentence
     */
    public record Finding(String option, String value, double confidence, String code, String reason) {}
}
