package dev.tuneset.recipe;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.project.Goal;
import java.util.List;
import java.util.Objects;

/**
 * What the map page says to somebody who has not mapped anything yet.
 *
 * @param guessed whether the mapping is the one that was guessed from the rows
 * @param shapes the formats that some of the rows have, when no mapping and no format could be guessed
 */
public record Beginning(boolean guessed, List<Detection> shapes) {
    private static final int SHAPES_MAX = 5;

    static Beginning of(Recipe recipe, SampleLook look, Goal goal) {
        Recipe draft = FirstDraft.of(look, goal);
        boolean same = Objects.equals(draft.map(), recipe.map())
                && Objects.equals(draft.source().format(), recipe.source().format());
        boolean empty = MappingSpec.EMPTY.equals(recipe.map());
        List<Detection> shapes = look.formats().stream()
                .filter(SourceFormat::isWorthNaming)
                .limit(SHAPES_MAX)
                .toList();
        return new Beginning(same && !empty, empty && shapes.size() > 1 ? shapes : List.of());
    }
}
