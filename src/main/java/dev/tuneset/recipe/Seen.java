package dev.tuneset.recipe;

/**
 * Which recipe a page is about, and how its section was when the page was made.
 *
 * @param mark names the section as it was
 */
public record Seen(long recipe, String mark) {
    /** A recipe as it is now. */
    public static Seen of(SavedRecipe saved, Section section) {
        return new Seen(saved.id(), section.mark(saved.recipe()));
    }
}
