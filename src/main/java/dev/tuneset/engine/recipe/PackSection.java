package dev.tuneset.engine.recipe;

import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.pack.Packs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipe's {@code pack:} section: a tool's name, or fields. */
final class PackSection {
    private PackSection() {}

    static PackSpec read(Fields recipe) {
        if (recipe.raw("pack") instanceof String tool) {
            return PackSpec.of(Packs.named(tool).name());
        }
        Fields fields = recipe.section("pack").allow("for", "name", "model", "license", "language");
        String tool = fields.text("for");
        if (tool == null) {
            throw fields.wrong("for", Wanted.oneOf(Packs.names()));
        }
        String name = fields.text("name");
        if (name != null && !PackSpec.isName(name)) {
            throw fields.wrong(
                    "name",
                    Wanted.of(
                            "pack_name",
                            "1 to 64 of a-z, 0-9 and _, a letter first: " + PackSpec.nameFrom(name),
                            PackSpec.nameFrom(name)));
        }
        String model = line(fields, "model");
        String license = line(fields, "license");
        List<String> languages = fields.texts("language");
        if (languages.stream().anyMatch(language -> !language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"))) {
            throw fields.wrong("language", Wanted.of("languages", "language codes such as en or zh"));
        }
        return new PackSpec(Packs.named(tool).name(), name, model, license, languages);
    }

    /** One line of text: it goes into configuration files and commands. */
    private static @Nullable String line(Fields fields, String field) {
        String text = fields.text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > 200 || text.startsWith("-") || text.chars().anyMatch(Character::isISOControl)) {
            throw fields.wrong(
                    field, Wanted.of("one_line", "one line of up to 200 characters that does not start with -", 200));
        }
        return text.strip();
    }

    static Map<String, @Nullable Object> write(PackSpec pack) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("for", pack.tool());
        RecipeTree.putPresent(tree, "name", pack.name());
        RecipeTree.putPresent(tree, "model", pack.model());
        RecipeTree.putPresent(tree, "license", pack.license());
        if (!pack.languages().isEmpty()) {
            tree.put("language", pack.languages());
        }
        return tree;
    }
}
