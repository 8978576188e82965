package dev.tuneset.engine.source;

/**
 * How well a source kind fits some bytes.
 *
 * @param confidence 0 (cannot be) to 1 (certain)
 * @param code a name for the reason, for translation
 * @param reason why, in one English sentence
 */
public record Fit(double confidence, String code, String reason) {
    /** Cannot be of this kind. */
    public static final Fit NONE = new Fit(0, "no_fit", "The content is of another kind.");

    private static final double SURE = 0.97;

    /** Whether no kind that is asked later can fit as well. */
    boolean isSure() {
        return confidence >= SURE;
    }
}
