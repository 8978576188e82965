package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.pack.PackPlan;
import dev.tuneset.engine.pack.PackRequest;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.work.InOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one door of the engine: rows through a recipe to records, every row with its outcome. The page, the REST interface
 * and the command line all go through here, so the same recipe gives the same records everywhere.
 */
public final class Conversion {
    private final Recipe recipe;
    private final Format target;
    private final @Nullable TemplateRenderer renderer;
    private final @Nullable PackPlan plan;
    private final @Nullable ChatTemplate template;
    private final int threads;

    /**
     * Checks all of a recipe that can be checked without its source.
     *
     * @param templates finds a chat template by name, or refuses
     * @param now the moment a chat template is told when the recipe does not fix one
     */
    public Conversion(Recipe recipe, Function<String, ChatTemplate> templates, LocalDateTime now) {
        this(recipe, templates, now, Runtime.getRuntime().availableProcessors());
    }

    /** The same on so many threads; the output is the same for any number. */
    Conversion(Recipe recipe, Function<String, ChatTemplate> templates, LocalDateTime now, int threads) {
        this.threads = threads;
        this.recipe = recipe;
        String name = recipe.target().chatTemplate();
        this.template = name == null ? null : templates.apply(name);
        this.renderer = template == null ? null : new TemplateRenderer(template, now);
        PackRequest request = request(recipe, template);
        this.plan = request == null ? null : Packs.plan(request);
        this.target = target(recipe, request);
    }

    private static @Nullable PackRequest request(Recipe recipe, @Nullable ChatTemplate template) {
        PackSpec pack = recipe.pack();
        if (pack == null) {
            return null;
        }
        return new PackRequest(
                pack,
                Formats.named(recipe.target().format()).name(),
                recipe.target().options(),
                recipe.write(),
                recipe.source().path(),
                List.copyOf(recipe.split().shares().keySet()),
                optional(recipe.map()),
                template == null ? null : template.source());
    }

    /** Rows that are examples already may have any; a mapping makes no tools. */
    private static Set<String> optional(@Nullable MappingSpec map) {
        if (map == null) {
            return Set.of("tools", "system");
        }
        boolean system = map.system() != null || map.turns().stream().anyMatch(turn -> turn.role() == Role.SYSTEM);
        return system ? Set.of("system") : Set.of();
    }

    /** The pack that the files are for; {@code null} without one. */
    @Nullable
    PackPlan plan() {
        return plan;
    }

    /** The chat template that a user brought, which no other Tuneset knows by its name; {@code null} when it is built in. */
    @Nullable
    ChatTemplate broughtTemplate() {
        return template == null || template.isBuiltIn() ? null : template;
    }

    /** Unsloth puts the conversation after the columns that stay, where the recipe asks for no other order. */
    private static Format target(Recipe recipe, @Nullable PackRequest request) {
        Map<String, @Nullable Object> options = request == null
                ? new LinkedHashMap<>(recipe.target().options())
                : new LinkedHashMap<>(Packs.options(request));
        if (recipe.compat() == Recipe.Compat.UNSLOTH) {
            options.putIfAbsent("attributes", "before");
        }
        return Formats.named(recipe.target().format()).with(options);
    }

    /**
     * Converts all rows.
     *
     * @param scratch a folder for files that live no longer than the call
     * @throws TunesetException when the source cannot be read, the output cannot be written, the recipe does not fit the
     *     source, or the run was cancelled
     */
    public LedgerCounts run(RowReader rows, Path scratch, Output output, Ledger.Book book, Progress progress) {
        Ledger ledger = new Ledger(entry -> enter(book, entry));
        try (PeekedRows peeked = new PeekedRows(rows);
                Stages stages = Stages.of(recipe, target, peeked, scratch)) {
            Finishing finishing = new Finishing(recipe, stages, renderer, plan, output);
            AtomicLong seen = new AtomicLong();
            InOrder.run(threads, () -> next(stages.candidates(), peeked, finishing), batch -> {
                enter(batch.rows(), finishing, ledger, output);
                report(progress, seen.addAndGet(batch.rows().size()), batch.bytesRead(), rows.bytesTotal());
            });
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE,
                            "source_unreadable",
                            "The source cannot be read on: " + e.getMessage() + ".")
                    .causedBy(e);
        }
        return ledger.counts();
    }

    /** @param bytesRead how much of the source had been read when they had */
    private record Batch(List<Finishing.Finished> rows, long bytesRead) {}

    private static InOrder.@Nullable Piece<Batch> next(Candidates candidates, PeekedRows rows, Finishing finishing)
            throws IOException {
        long before = rows.bytesRead();
        Candidates.Batch batch = candidates.nextBatch();
        long after = rows.bytesRead();
        return batch == null
                ? null
                : new InOrder.Piece<>(() -> new Batch(finishing.ahead(batch), after), after - before);
    }

    private static void enter(List<Finishing.Finished> batch, Finishing finishing, Ledger ledger, Output output)
            throws IOException {
        for (Finishing.Finished finished : batch) {
            Outcome<List<Converted>> outcome = finishing.inOrder(finished);
            ledger.enter(finished.place(), outcome);
            for (Converted converted : Objects.requireNonNullElse(Outcome.valueOf(outcome), List.<Converted>of())) {
                write(output, finished.place(), converted);
            }
        }
    }

    private static void report(Progress progress, long rows, long bytesRead, long bytesTotal) {
        progress.at(rows, bytesRead, bytesTotal);
        if (progress.cancelled()) {
            throw new TunesetException(Problem.CANCELLED, "cancelled", "The run was cancelled; nothing was written.");
        }
    }

    private static void write(Output output, Place place, Converted converted) {
        try {
            output.write(place, converted);
        } catch (IOException e) {
            throw UnwritableOutput.because(e);
        }
    }

    private static void enter(Ledger.Book book, LedgerEntry entry) {
        try {
            book.enter(entry);
        } catch (IOException e) {
            throw UnwritableOutput.because(e);
        }
    }
}
