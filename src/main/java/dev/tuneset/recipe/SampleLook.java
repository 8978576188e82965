package dev.tuneset.recipe;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.mapping.MappingSuggestion;
import java.util.List;

/**
 * What some rows look like.
 *
 * @param formats the formats that fit some of them, the likeliest first
 * @param mapping a mapping to begin with; {@link MappingSpec#EMPTY} when nothing fits
 */
record SampleLook(List<Detection> formats, MappingSpec mapping) {
    static SampleLook of(RowSample sample) {
        return new SampleLook(
                Formats.detect(sample.rows()),
                MappingSuggestion.of(sample.schema(), sample.rows()).spec());
    }
}
