package dev.tuneset.cli;

import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tuneset templates}: the built-in chat templates, or the source of one. */
@Command(
        name = "templates",
        description = "List the chat templates, or print the source of one.",
        mixinStandardHelpOptions = true)
final class TemplatesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A template to print.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        Catalogue catalogue = new Catalogue();
        if (name != null) {
            console.say(catalogue.named(name).source().stripTrailing());
        } else if (json) {
            console.json(Map.of(
                    "templates",
                    catalogue.templates().stream().map(TemplatesCommand::tree).toList()));
        } else {
            catalogue
                    .templates()
                    .forEach(template -> console.say(String.format(
                            Locale.ROOT,
                            "%-22s %-12s %s",
                            template.name(),
                            template.family(),
                            String.join(", ", template.aliases()))));
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> tree(ChatTemplate template) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", template.name());
        tree.put("title", template.title());
        tree.put("family", template.family());
        tree.put("aliases", template.aliases());
        tree.put("stop_token", template.stopToken());
        tree.put("special_tokens", template.specialTokens());
        tree.put("silently", List.copyOf(template.silently()));
        tree.put("refuses", List.copyOf(template.refuses()));
        return tree;
    }
}
