package dev.tuneset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.ModelFile;
import dev.tuneset.engine.template.TemplateFacts;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chat templates by name, from a file with Jinja source, from a model's file of JSON, or from a model's folder. A recipe that a
 * run wrote finds the template that was written beside it.
 */
final class NamedTemplates {
    private static final String BESIDE = "chat_template.json";

    /** In the order in which one goes over the other. */
    private static final List<String> OF_A_MODEL =
            List.of("special_tokens_map.json", "tokenizer_config.json", BESIDE, "chat_template.jinja");

    private final Catalogue catalogue = new Catalogue();
    private final @Nullable Path recipe;

    NamedTemplates(@Nullable Path recipe) {
        this.recipe = recipe;
    }

    ChatTemplate find(String nameOrFile) {
        if (catalogue.find(nameOrFile).isPresent()) {
            return catalogue.named(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            return brought(name(file), List.of(file));
        }
        if (Files.isDirectory(file)) {
            return brought(
                    name(file),
                    OF_A_MODEL.stream()
                            .map(file::resolve)
                            .filter(Files::isRegularFile)
                            .toList());
        }
        Path beside = recipe == null ? null : recipe.resolveSibling(BESIDE);
        if (beside != null && Files.isRegularFile(beside) && isCalled(beside, name(file))) {
            return brought(name(file), List.of(beside));
        }
        throw new TunesetException(
                        Problem.NOT_FOUND,
                        "template_missing",
                        "There is no chat template \"" + nameOrFile + "\" and no file or folder of that name;"
                                + " \"tuneset templates\" lists the templates.",
                        nameOrFile)
                .inField("template");
    }

    private static boolean isCalled(Path file, String name) {
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile());
            return tree != null && tree.path("name").asText().equals(name);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ChatTemplate brought(String name, List<Path> files) {
        String source = null;
        Map<String, String> tokens = new LinkedHashMap<>();
        for (Path file : files) {
            ModelFile read = ModelFile.read(name(file), read(file));
            tokens.putAll(read.specialTokens());
            source = read.templates().isEmpty() ? source : read.main();
        }
        if (source == null) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_template_in_file",
                            "\"" + name + "\" holds no chat template.",
                            name)
                    .inField("template");
        }
        try {
            return TemplateFacts.measured(name, source, tokens);
        } catch (TemplateException told) {
            // It does not compile; who renders with it says so, and where.
            return ChatTemplate.custom(name, source, tokens);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.toAbsolutePath().normalize().getFileName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TunesetException unreadable(Path file, IOException e) {
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "template_unreadable",
                        "The chat template file \"" + file + "\" cannot be read: " + FileTrouble.of(file, e) + ".",
                        file.toString())
                .causedBy(e);
    }
}
