package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes in files of a model at once: the templates of {@code tokenizer_config.json}, {@code chat_template.json} and
 * {@code *.jinja}, the special tokens of any of them, and {@code tokenizer.json} as a tokenizer.
 */
@ApplicationScoped
public class ModelUpload {
    static final int FILES_MAX = 20;
    private static final Set<String> USUAL = Set.of("chat_template", "tokenizer_config", "tokenizer", "template");

    private final OwnTemplates templates;
    private final OwnTokenizers tokenizers;

    ModelUpload(OwnTemplates templates, OwnTokenizers tokenizers) {
        this.templates = templates;
        this.tokenizers = tokenizers;
    }

    /** A file as it was sent. */
    public record Sent(String fileName, Path path) {}

    /** What came of it: names of chat templates and of tokenizers. */
    @io.quarkus.runtime.annotations.RegisterForReflection
    public record Taken(List<String> templates, List<String> tokenizers) {}

    /**
     * Stores what the files hold.
     *
     * @param name what templates and tokenizer are to be called; empty to be made of the files' names. A template that has a name
     *     of its own in the model, such as {@code tool_use}, is called {@code <name>-tool_use}.
     */
    public Taken take(long projectId, String name, List<Sent> files) {
        if (files.isEmpty() || files.size() > FILES_MAX) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_files",
                            "Send 1 to " + FILES_MAX + " files of a model.",
                            FILES_MAX)
                    .inField("file");
        }
        Map<String, String> sources = new TreeMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        List<Sent> models = new ArrayList<>();
        for (Sent file : ordered(files)) {
            ModelFile read = read(file, files.size() > 1);
            read.templates().forEach((called, source) -> {
                String key = called.equals(ModelFile.UNNAMED) ? "" : called;
                sources.put(key, source);
                origins.put(key, file.fileName());
            });
            tokens.putAll(read.specialTokens());
            if (read.tokenizer()) {
                models.add(file);
            }
        }
        if (sources.isEmpty() && models.isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_template_in_files",
                            "The files hold special tokens, but neither a chat template nor a tokenizer.")
                    .inField("file");
        }
        String base = name.isBlank() ? suggested(files) : OwnName.good(name);
        return store(projectId, base, drafts(base, sources, origins, tokens), models);
    }

    private Taken store(long projectId, String base, Map<String, TemplateDraft> drafts, List<Sent> models) {
        // Nothing stays of files that are refused, so the templates are looked at before a tokenizer is stored.
        templates.check(drafts);
        List<String> taken = new ArrayList<>();
        for (Sent model : models) {
            try (InputStream in = new FileInputStream(model.path().toFile())) {
                taken.add(tokenizers
                        .save(projectId, base, model.fileName(), in, -1)
                        .name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Taken(
                drafts.isEmpty()
                        ? List.of()
                        : templates.saveAll(projectId, drafts).stream()
                                .map(OwnTemplate::name)
                                .toList(),
                taken);
    }

    private static Map<String, TemplateDraft> drafts(
            String base, Map<String, String> sources, Map<String, String> origins, Map<String, String> tokens) {
        Map<String, TemplateDraft> drafts = new LinkedHashMap<>();
        sources.forEach((called, source) -> drafts.put(
                called.isEmpty() || called.equals(base) ? base : base + "-" + OwnName.from(called),
                new TemplateDraft(source, tokens, origins.getOrDefault(called, ""))));
        return drafts;
    }

    /** A file of Jinja goes over a configuration, as {@code transformers} has it. */
    private static List<Sent> ordered(List<Sent> files) {
        List<Sent> ordered = new ArrayList<>();
        files.stream().filter(file -> ModelFile.isJson(file.fileName())).forEach(ordered::add);
        files.stream().filter(file -> !ModelFile.isJson(file.fileName())).forEach(ordered::add);
        return ordered;
    }

    private static ModelFile read(Sent file, boolean oneOfSeveral) {
        try {
            if (ModelFile.isJson(file.fileName())) {
                try (InputStream in = Files.newInputStream(file.path())) {
                    return ModelFile.read(file.fileName(), new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            }
            if (Files.size(file.path()) > 4L * TemplateDraft.SOURCE_MAX) {
                throw new TunesetException(
                                Problem.LIMIT_REACHED,
                                "template_too_long",
                                "The chat template has more than " + TemplateDraft.SOURCE_MAX + " characters.",
                                TemplateDraft.SOURCE_MAX)
                        .inField("file");
            }
            ModelFile jinja = ModelFile.read(file.fileName(), Files.readString(file.path(), StandardCharsets.UTF_8));
            String called = stem(file.fileName());
            return !oneOfSeveral || USUAL.contains(called)
                    ? jinja
                    : new ModelFile(Map.of(called, jinja.main()), Map.of(), false);
        } catch (CharacterCodingException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_file_text",
                            file.fileName() + " is not text in UTF-8.",
                            file.fileName())
                    .inField("file")
                    .causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String suggested(List<Sent> files) {
        return files.stream()
                .map(file -> stem(file.fileName()))
                .filter(stem -> !USUAL.contains(stem))
                .map(OwnName::from)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow(() -> new TunesetException(
                                Problem.BAD_REQUEST,
                                "template_name_missing",
                                "Say what the model is to be called; its files do not tell.")
                        .inField("name"));
    }

    private static String stem(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
