package dev.tuneset.run;

import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.pack.Pack;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.sink.JsonValues;
import java.util.List;

/**
 * A pack as the export page offers it.
 *
 * @param fits whether it takes the recipe's format
 * @param formats the formats it takes, as one line
 * @param record a tiny record of its data, in the recipe's format where that fits
 */
public record PackTile(String name, String title, boolean fits, String formats, String record) {
    static List<PackTile> of(String format) {
        return Packs.all().stream().map(pack -> of(pack, format)).toList();
    }

    private static PackTile of(Pack pack, String format) {
        List<String> formats = pack.card().formats();
        boolean fits = formats.contains(format);
        String shown = fits ? format : formats.get(0);
        return new PackTile(
                pack.name(),
                pack.card().title(),
                fits,
                String.join(", ", formats),
                JsonValues.text(Formats.named(shown).card().record()));
    }
}
