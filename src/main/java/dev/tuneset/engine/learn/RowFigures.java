package dev.tuneset.engine.learn;

/**
 * A row's length.
 *
 * @param tokens tokens of the whole text
 * @param learned those that are learned
 * @param limit the trainer's limit; 0 for none
 * @param exact whether the tokens are the model's own, not an estimate
 */
public record RowFigures(int tokens, int learned, int limit, boolean exact) {
    public boolean fits() {
        return limit == 0 || tokens <= limit;
    }
}
