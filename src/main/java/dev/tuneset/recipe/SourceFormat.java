package dev.tuneset.recipe;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which format the rows are in.
 *
 * @param mapped whether columns are mapped instead
 * @param name the format they are read as; {@code null} when they are mapped or none fits
 * @param chosen whether the recipe names it
 * @param claims the formats that fit some rows, the likeliest first
 */
public record SourceFormat(boolean mapped, @Nullable String name, boolean chosen, List<Detection> claims) {
    private static final double WORTH_NAMING = 0.05;

    static SourceFormat of(Recipe recipe, SampleLook look) {
        List<Detection> claims = look.formats();
        if (isMapped(recipe)) {
            return new SourceFormat(true, null, false, claims);
        }
        if (recipe.map() != null) {
            return new SourceFormat(false, null, false, claims);
        }
        String named = recipe.source().format();
        if (named != null) {
            return new SourceFormat(false, Formats.named(named).name(), true, claims);
        }
        return new SourceFormat(false, claims.isEmpty() ? null : claims.get(0).format(), false, claims);
    }

    /** Whether columns are mapped; a mapping without columns is none. */
    static boolean isMapped(Recipe recipe) {
        return recipe.map() != null && !recipe.map().equals(MappingSpec.EMPTY);
    }

    /** The format that reads the rows; {@code null} when there is none. */
    @Nullable
    Format format() {
        return name == null ? null : Formats.named(name);
    }

    /** What was seen of the format in use; {@code null} when no row has its shape. */
    public @Nullable Detection claim() {
        return claims.stream()
                .filter(one -> one.format().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The others that fit, to be chosen by one click. */
    public List<Detection> others() {
        return claims.stream()
                .filter(one -> !one.format().equals(name) && isWorthNaming(one))
                .limit(4)
                .toList();
    }

    static boolean isWorthNaming(Detection claim) {
        return claim.confidence() >= WORTH_NAMING;
    }

    /** All formats there are, to be chosen from a list. */
    public List<String> all() {
        List<String> names = new ArrayList<>();
        Formats.all().forEach(format -> names.add(format.name()));
        return names;
    }
}
