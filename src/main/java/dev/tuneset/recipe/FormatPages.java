package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.run.ReasonTally;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Query;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The format step: which shape the rows have, which one the trainer reads, and what becomes of the rows on the way. */
@Path("/projects/{id}/format")
public class FormatPages {
    private final Frames frames;
    private final Working working;
    private final Recipes recipes;
    private final Previews previews;
    private final SampleLooks looks;
    private final Messages messages;
    private final Page page;

    public FormatPages(
            Frames frames,
            Working working,
            Recipes recipes,
            Previews previews,
            SampleLooks looks,
            Messages messages,
            Page page) {
        this.frames = frames;
        this.working = working;
        this.recipes = recipes;
        this.previews = previews;
        this.looks = looks;
        this.messages = messages;
        this.page = page;
    }

    /** A format as the page shows it, with its example record as JSON text. */
    public record Tile(String name, FormatCard card, String record) {
        static Tile of(Format format) {
            return new Tile(
                    format.name(), format.card(), JsonValues.text(format.card().record()));
        }

        /** The tools that load it, as one line. */
        public String trainers() {
            return String.join(" · ", card.trainers());
        }
    }

    /**
     * What the page shows of one choice.
     *
     * @param reading options of the rows' format; empty when they are mapped
     * @param misfit why the tool that the files were to be for is taken off with this choice; {@code null} when it stays
     * @param trial {@code null} when the recipe cannot run at all; {@code trouble} says why
     */
    public record View(
            SourceFormat source,
            String target,
            List<OptionField> options,
            List<OptionField> reading,
            PairSteps steps,
            @Nullable String misfit,
            @Nullable Trial trial,
            @Nullable String trouble) {
        public String rejectedTone() {
            return trial != null && trial.preview().counts().rejected() > 0 ? "error" : "";
        }

        public String tone(ReasonTally.Line line) {
            return switch (line.fate()) {
                case KEPT -> "ok";
                case REPAIRED -> "accent";
                case DROPPED -> "warn";
                case REJECTED -> "error";
            };
        }

        /** Whether an option of the target was changed. */
        public boolean hasOptions(Form form) {
            return changed(options, form);
        }

        public boolean hasReading(Form form) {
            return changed(reading, form);
        }

        private static boolean changed(List<OptionField> options, Form form) {
            return options.stream().anyMatch(option -> {
                String value = form.value(option.name());
                return form.error(option.name()) != null || (!value.isEmpty() && !value.equals(option.usual()));
            });
        }
    }

    @CheckedTemplate(basePath = "recipe")
    static class Templates {
        private Templates() {}

        static native TemplateInstance format(Frame frame, List<Tile> tiles, Form form, View view, Seen seen);

        /** What changes with a choice, for the script. */
        static native TemplateInstance formatparts(Form form, View view, boolean withOptions);
    }

    @GET
    public TemplateInstance show(long id) {
        Frame frame = frames.of(id, Step.FORMAT);
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        Recipe recipe = saved.get().recipe();
        RowSample sample = previews.sample(saved.get().datasetId());
        SampleLook look = looks.of(saved.get().datasetId(), sample);
        SourceFormat source = SourceFormat.of(recipe, look);
        Form form = FormatForm.of(recipe, source.format());
        return page(frame, form, view(id, recipe, sample, source, form), saved.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        RowSample sample = previews.sample(saved.datasetId());
        SampleLook look = looks.of(saved.datasetId(), sample);
        Form form = Form.of(typed);
        boolean tried = form.value("do").equals("preview");
        try {
            if (!tried) {
                SavedRecipe changed = working.change(
                        id, Section.FORMAT, form, recipe -> FormatForm.apply(form, recipe, format(recipe, look)));
                page.leave(said(saved.recipe(), changed.recipe()));
                return Redirect.to(Step.TEMPLATE.path(id));
            }
            FormatForm.apply(form, saved.recipe(), format(saved.recipe(), look));
        } catch (TunesetException refused) {
            refuse(form, refused);
        }
        SavedRecipe now = working.meant(id, form.value(Working.RECIPE));
        View view = view(id, now.recipe(), sample, SourceFormat.of(now.recipe(), look), form);
        return Response.status(form.isGood() ? 200 : 422)
                .entity(page(frames.of(id, Step.FORMAT), form, view, now))
                .build();
    }

    /** The parts alone that change with a choice, for the script. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        RowSample sample = previews.sample(saved.datasetId());
        SampleLook look = looks.of(saved.datasetId(), sample);
        SourceFormat source = SourceFormat.of(saved.recipe(), look);
        Form form = Form.of(typed);
        String shown = form.value(OptionField.Side.TARGET.shown());
        View view = view(id, saved.recipe(), sample, source, form);
        return Templates.formatparts(form, view, !view.target().equals(shown));
    }

    /** Corrects the format of the rows; empty tells it from them again. A mapping that is left for it can be taken up again. */
    @POST
    @Path("source")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response source(
            long id,
            @FormParam("source_format") @Nullable String format,
            @FormParam(Working.RECIPE) @Nullable String meant,
            @FormParam(Working.SEEN) @Nullable String seen) {
        SavedRecipe saved = working.meant(id, meant);
        String name = format == null || format.isEmpty()
                ? null
                : Formats.named(format).name();
        if (SourceFormat.isMapped(saved.recipe())) {
            readInstead(saved, name);
            page.leave(Flash.ok("recipe.source.instead", name == null ? "" : name)
                    .undoableBy(new Query(Step.FORMAT.path(id) + "/mapping")
                            .with(Working.RECIPE, saved.id())
                            .path()));
        } else {
            try {
                recipes.change(saved.id(), Section.FORMAT, seen == null ? "" : seen, recipe -> read(recipe, name));
            } catch (TunesetException refused) {
                if (!Working.SEEN.equals(refused.field())) {
                    throw refused;
                }
                page.leave(Flash.error("recipe.changed_meanwhile"));
            }
        }
        return Redirect.to(Step.FORMAT.path(id));
    }

    /** What was mapped by hand stays, to be taken up again; so does a recipe that has read the rows this way before. */
    private void readInstead(SavedRecipe mapped, @Nullable String format) {
        Optional<SavedRecipe> before = recipes.list(mapped.projectId()).stream()
                .filter(one ->
                        one.datasetId() == mapped.datasetId() && one.name().equals(mapped.name()))
                .filter(one -> one.recipe().map() == null
                        && Objects.equals(one.recipe().source().format(), format))
                .findFirst();
        if (before.isPresent()) {
            recipes.touch(before.get().id());
        } else {
            recipes.create(mapped.projectId(), mapped.datasetId(), mapped.name(), read(mapped.recipe(), format));
        }
    }

    /** The recipe that takes the rows as examples in a format. */
    private static Recipe read(Recipe recipe, @Nullable String format) {
        Recipe.SourceSpec source = recipe.source();
        boolean same = format != null && format.equals(source.format());
        Map<String, @Nullable Object> options = same ? source.formatOptions() : Map.of();
        return recipe.withMap(null).withSource(new Recipe.SourceSpec(source.path(), source.options(), format, options));
    }

    /** Takes up the recipe again that maps columns. */
    @POST
    @Path("mapping")
    public Response mapping(long id, @RestQuery @Nullable String recipe) {
        working.takeUp(id, recipe);
        page.leave(Flash.ok("recipe.source.mapping"));
        return Redirect.to(Step.FORMAT.path(id));
    }

    private View view(long id, Recipe saved, RowSample sample, SourceFormat source, Form form) {
        Trial trial = null;
        String trouble = null;
        Recipe recipe = saved;
        try {
            recipe = FormatForm.apply(form, saved, source.format());
            trial = previews.trial(id, recipe, sample, own(recipe, source));
        } catch (TunesetException refused) {
            trouble = messages.text(page.language(), refused);
            refuse(form, refused);
        }
        Format target = Formats.all().stream()
                .filter(one -> one.name().equals(form.value("format")))
                .findFirst()
                .orElse(Formats.named(recipe.target().format()));
        Format own = source.format();
        Recipe shown = recipe.withTarget(new Recipe.TargetSpec(target.name(), null, Map.of()));
        return new View(
                source,
                target.name(),
                OptionField.of(OptionField.Side.TARGET, target, messages, page.language()),
                own == null ? List.of() : OptionField.of(OptionField.Side.READING, own, messages, page.language()),
                PairSteps.of(shown, own),
                misfit(saved, recipe),
                trial,
                trouble);
    }

    private static Flash said(Recipe saved, Recipe changed) {
        String format = changed.target().format();
        PackSpec before = saved.pack();
        return before == null || changed.pack() != null
                ? Flash.ok("recipe.formatted", format)
                : Flash.ok(
                        "recipe.formatted.without_pack",
                        format,
                        Packs.named(before.tool()).card().title());
    }

    private @Nullable String misfit(Recipe saved, Recipe changed) {
        if (saved.pack() == null || changed.pack() != null) {
            return null;
        }
        return changed.withPack(saved.pack())
                .misfit()
                .map(why -> messages.text(page.language(), why))
                .orElse(null);
    }

    private static @Nullable Format format(Recipe recipe, SampleLook look) {
        return SourceFormat.of(recipe, look).format();
    }

    private static @Nullable Format own(Recipe recipe, SourceFormat source) {
        Format own = source.format();
        return own == null ? null : own.with(recipe.source().formatOptions());
    }

    private static void refuse(Form form, TunesetException refused) {
        String field = refused.field();
        if (field != null) {
            form.refuse(field, refused);
        }
    }

    private static TemplateInstance page(Frame frame, Form form, View view, SavedRecipe saved) {
        return Templates.format(
                frame, Formats.all().stream().map(Tile::of).toList(), form, view, Seen.of(saved, Section.FORMAT));
    }
}
