package dev.tuneset.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last check of the whole dataset says on the page of a single row.
 *
 * @param state {@code none} when nothing that holds is known, {@code other} when a check with another policy, trainer or limit
 *     told the lengths, {@code same} when it was made with the settings shown
 * @param fitting part of the rendered rows within the limit; {@code null} when not known
 * @param ways to rows by what was found of them; empty unless {@code same}
 */
public record Standing(String state, @Nullable Double fitting, List<Way> ways) {
    static final Standing NONE = new Standing("none", null, List.of());

    /**
     * The way to the next row with something.
     *
     * @param count rows that have it
     * @param next the next row behind the one shown, or the first one when there is none behind
     * @param previous the row before, where this way is being gone; 0 when there is none
     * @param current whether this way is being gone
     */
    public record Way(String mark, String tone, long count, long next, long previous, boolean current) {}
}
