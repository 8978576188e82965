package dev.tuneset.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.RenderRequest;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.engine.token.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

/** {@code tuneset render}: messages through a chat template, as the model would see them. */
@Command(
        name = "render",
        description = "Render messages with a chat template.",
        footer = {
            "",
            "Example:",
            "  echo '[{\"role\": \"user\", \"content\": \"Hi\"}]' | tuneset render --template llama-3"
        },
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "JSON: a list of messages, or an object with messages, tools, documents, variables; "
                    + "standard input when not given.")
    private @Nullable Path file;

    @Option(
            names = "--template",
            paramLabel = "NAME|FILE|DIR",
            required = true,
            description = "A template's name, a Jinja file, a model's tokenizer_config.json, or its folder.")
    private String template;

    @Option(names = "--add-generation-prompt", description = "End with the opening of the next answer.")
    private boolean addGenerationPrompt;

    @Option(names = "--continue-final-message", description = "Leave the last message open.")
    private boolean continueFinalMessage;

    @Option(names = "--variable", paramLabel = "NAME=VALUE", description = "A variable; JSON, or else text.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--now",
            paramLabel = "MOMENT",
            description = "The moment the template is told, such as 2024-07-09T08:05:03.")
    private @Nullable String now;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE|DIR",
            description = "Count the tokens too, by a model's tokenizer.json, o200k_base or cl100k_base.")
    private @Nullable String tokenizer;

    @Option(names = "--json", description = "Print text and learned spans as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        ChatTemplate found = new NamedTemplates(null).find(template);
        Tokenizer counter = tokenizer == null ? null : NamedTokenizers.find(tokenizer);
        try {
            Rendered rendered = request().render(found);
            if (json) {
                Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                tree.put("text", rendered.text());
                tree.put(
                        "assistant_spans",
                        rendered.assistantSpans().stream()
                                .map(span -> List.of(span.start(), span.end()))
                                .toList());
                if (counter != null) {
                    tree.put("tokens", counter.count(rendered.text()));
                    tree.put("tokenizer", counter.name());
                }
                console.json(tree);
            } else {
                console.say(rendered.text());
                if (counter != null) {
                    console.warn(String.format(
                            Locale.ROOT, "%,d tokens by %s", counter.count(rendered.text()), counter.name()));
                }
            }
            return ExitCode.DONE;
        } catch (TemplateException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "template_error", "The chat template fails: " + e.getMessage())
                    .at(e.line(), e.column());
        }
    }

    private RenderRequest request() throws IOException {
        Map<String, @Nullable Object> body = body();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (body.get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> all.put(String.valueOf(name), value));
        }
        variables.forEach((name, text) -> all.put(name, value(text)));
        return new RenderRequest(
                list(body.get("messages")),
                body.get("tools"),
                body.get("documents"),
                addGenerationPrompt || Boolean.TRUE.equals(body.get("add_generation_prompt")),
                continueFinalMessage || Boolean.TRUE.equals(body.get("continue_final_message")),
                all,
                now == null ? LocalDateTime.now(ZoneId.systemDefault()) : RenderRequest.moment(now));
    }

    private static List<?> list(@Nullable Object messages) {
        if (messages instanceof List<?> list) {
            return list;
        }
        throw new TunesetException(Problem.BAD_REQUEST, "no_messages", "There is no list of messages to render.")
                .inField("messages");
    }

    private Map<String, @Nullable Object> body() throws IOException {
        String text = text();
        try {
            JsonNode tree = JSON.readTree(text);
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            if (tree.isArray()) {
                body.put("messages", JSON.convertValue(tree, List.class));
            } else if (tree.isObject()) {
                tree.properties()
                        .forEach(field -> body.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new TunesetException(Problem.BAD_REQUEST, "messages_syntax", "The messages " + wrong(e) + ".")
                    .at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        }
    }

    private static String wrong(JsonProcessingException e) {
        if (e instanceof MismatchedInputException) {
            return "go on after the first conversation; one is rendered at a time, render-check takes many";
        }
        return "are not valid JSON: "
                + (e instanceof JsonEOFException ? "they end in the middle of a value" : e.getOriginalMessage());
    }

    /** In UTF-8, as JSON is. */
    private String text() throws IOException {
        try {
            byte[] bytes = file == null ? System.in.readAllBytes() : Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            if (file == null) {
                throw e;
            }
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE,
                            "source_missing",
                            "The messages \"" + file + "\" cannot be read: " + FileTrouble.of(file, e) + ".",
                            file.toString())
                    .causedBy(e);
        }
    }

    private static @Nullable Object value(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException plainText) {
            return text;
        }
    }
}
