package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Chat templates by name, or from a file with Jinja source. */
final class NamedTemplates {
    private final Catalogue catalogue = new Catalogue();

    ChatTemplate find(String nameOrFile) {
        if (catalogue.find(nameOrFile).isEmpty() && Files.isRegularFile(Path.of(nameOrFile))) {
            return ChatTemplate.custom(String.valueOf(Path.of(nameOrFile).getFileName()), read(nameOrFile), Map.of());
        }
        return catalogue.named(nameOrFile);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_unreadable",
                            "The chat template file \"" + file + "\" cannot be read as UTF-8 text.",
                            file)
                    .causedBy(e);
        }
    }
}
