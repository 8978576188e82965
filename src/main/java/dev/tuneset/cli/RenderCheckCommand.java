package dev.tuneset.cli;

import dev.tuneset.engine.learn.CheckedExamples;
import dev.tuneset.engine.learn.Learner;
import dev.tuneset.engine.learn.LearningPolicy;
import dev.tuneset.engine.learn.LengthRule;
import dev.tuneset.engine.learn.Markers;
import dev.tuneset.engine.learn.RenderCheck;
import dev.tuneset.engine.learn.RenderFinding;
import dev.tuneset.engine.learn.RenderReport;
import dev.tuneset.engine.learn.Trainer;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.quality.Finding.Severity;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tuneset render-check}: whether the rendered text of every row is what its author meant, and fits. */
@Command(
        name = "render-check",
        description =
                "Render every row with a chat template and tell what goes wrong: lost content, nothing learned, over the limit.",
        footer = {
            "",
            "Example:",
            "  tuneset render-check chats.jsonl --template qwen-2.5 \\",
            "      --tokenizer tokenizer.json --trainer trl --limit 4096"
        },
        mixinStandardHelpOptions = true)
final class RenderCheckCommand implements Callable<Integer> {
    private static final int PLACES_SHOWN = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Mixin
    private RecipeArguments recipe;

    @Option(
            names = "--learn",
            paramLabel = "POLICY",
            description = "assistant_turns (the default), last_answer, everything, responses_only or train_flags.",
            defaultValue = "assistant_turns")
    private String learn;

    @Option(names = "--no-end-of-turn", description = "The token that ends an answer is not learned.")
    private boolean noEndOfTurn;

    @Option(
            names = "--instruction-part",
            paramLabel = "TEXT",
            description = "For responses_only: what opens a question; found in the template when not given.")
    private @Nullable String instructionPart;

    @Option(names = "--response-part", paramLabel = "TEXT", description = "For responses_only: what opens an answer.")
    private @Nullable String responsePart;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE|DIR",
            description = "The model's tokenizer.json, o200k_base or cl100k_base; an estimate when not given.")
    private @Nullable String tokenizer;

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description =
                    "Whose rule for rows over the limit: trl, unsloth (the default), llama_factory, axolotl or ms_swift.",
            defaultValue = "unsloth")
    private String trainer;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "In tokens, 0 for none; the trainer's own when not given.")
    private @Nullable Integer limit;

    @Option(names = "--strict", description = "End with exit code 1 when there is a finding that is an error.")
    private boolean strict;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        Sources sources = CommonSources.sources();
        Recipe wanted = recipe.over(source, sources, tree -> {});
        ChatTemplate template = template(wanted);
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        RenderCheck check = new RenderCheck(template, NamedTokenizers.find(tokenizer), rule());
        CheckedExamples examples = new CheckedExamples(
                new Learner(template, new TemplateRenderer(template, now), policy()), check, (place, row) -> {});
        Conversion conversion =
                new Conversion(wanted.withTarget(wanted.target().withTemplate(null)), name -> template, now);
        source.remarks(sources, wanted.source().options()).forEach(console::warn);
        LedgerCounts ledger = convert(conversion, sources, wanted, examples, console);
        examples.finish();
        RenderReport report = check.report();
        if (json) {
            console.json(RenderReportTree.of(ledger, report));
        } else {
            tell(console, ledger, report);
        }
        boolean wrong = report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return strict && wrong ? ExitCode.REJECTED_ROWS : ExitCode.DONE;
    }

    private LedgerCounts convert(
            Conversion conversion, Sources sources, Recipe wanted, CheckedExamples examples, Console console)
            throws IOException {
        Path scratch = Files.createTempDirectory("tuneset-render-check");
        try (Interruption interruption = new Interruption(console);
                RowReader rows = source.open(sources, wanted.source().options())) {
            return conversion.run(rows, scratch, examples, entry -> {}, interruption);
        } finally {
            Folders.delete(scratch);
        }
    }

    private ChatTemplate template(Recipe wanted) {
        String name = wanted.target().chatTemplate();
        if (name == null) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_chat_template",
                            "Choose a chat template first: without one there is no text to check.")
                    .inField("template");
        }
        return recipe.templates().find(name);
    }

    private LearningPolicy policy() {
        if ((instructionPart == null) != (responsePart == null)) {
            throw new TunesetException(
                    Problem.BAD_REQUEST,
                    "one_marker",
                    "Give both markers, what opens a question and what opens an answer, or none of them.");
        }
        Markers markers = instructionPart == null || responsePart == null
                ? null
                : new Markers(lines(instructionPart), lines(responsePart));
        return new LearningPolicy(LearningPolicy.Kind.named(learn), !noEndOfTurn, markers);
    }

    /** Shells have no simple way to type a line break. */
    private static String lines(String typed) {
        return typed.replace("\\n", "\n");
    }

    private LengthRule rule() {
        Trainer chosen = Trainer.named(trainer);
        if (limit != null && limit < 0) {
            throw new TunesetException(
                    Problem.BAD_REQUEST, "not_a_limit", "\"" + limit + "\" is not a number of tokens.", limit);
        }
        return limit == null ? LengthRule.usual(chosen) : new LengthRule(chosen, limit);
    }

    private static void tell(Console console, LedgerCounts ledger, RenderReport report) {
        console.say(String.format(
                Locale.ROOT,
                "%,d rows read, %,d examples rendered, %,d refused by the template",
                ledger.read(),
                report.examples() - report.refused(),
                report.refused()));
        String about = report.exact() ? "" : "about ";
        console.say(String.format(
                Locale.ROOT,
                "%s%,d tokens, %,d learned (%.1f %%), %s",
                about,
                report.tokens(),
                report.learned(),
                100 * report.shareLearned(),
                report.exact() ? "counted with " + report.tokenizer() : "estimated; --tokenizer counts them"));
        console.say(String.format(
                Locale.ROOT,
                "tokens an example: median %,d, 95 %% up to %,d, longest %,d",
                report.lengths().median(),
                report.lengths().p95(),
                report.lengths().max()));
        if (report.rule().limit() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "limit %,d (%s): %.1f %% fit",
                    report.rule().limit(),
                    report.rule().trainer().wire(),
                    100 * report.shareFitting()));
        }
        for (RenderFinding finding : report.findings()) {
            String places = finding.places().stream()
                    .limit(PLACES_SHOWN)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            console.say(String.format(
                    Locale.ROOT,
                    "%-7s %,7d %s: %s (%s%s)",
                    finding.severity().wire(),
                    finding.count(),
                    finding.code().wire(),
                    finding.detail(),
                    places,
                    finding.count() > PLACES_SHOWN ? ", …" : ""));
        }
    }
}
