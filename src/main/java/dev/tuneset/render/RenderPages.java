package dev.tuneset.render;

import dev.tuneset.engine.learn.LearningPolicy;
import dev.tuneset.engine.learn.Trainer;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Recommendation;
import dev.tuneset.project.Step;
import dev.tuneset.recipe.Preview;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.recipe.Section;
import dev.tuneset.recipe.Seen;
import dev.tuneset.recipe.Working;
import dev.tuneset.template.Templates;
import dev.tuneset.template.Tokenizers;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Page;
import dev.tuneset.web.Query;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The template step: a row, its example and the text the model sees, side by side. All it shows stands in its address. */
@Path("/projects/{id}/template")
public class RenderPages {
    private final Frames frames;
    private final Working working;
    private final Templates templates;
    private final Tokenizers tokenizers;
    private final RowViews rows;
    private final RenderChecks checks;
    private final Standings standings;
    private final Page page;

    public RenderPages(
            Frames frames,
            Working working,
            Templates templates,
            Tokenizers tokenizers,
            RowViews rows,
            RenderChecks checks,
            Standings standings,
            Page page) {
        this.frames = frames;
        this.working = working;
        this.templates = templates;
        this.tokenizers = tokenizers;
        this.rows = rows;
        this.checks = checks;
        this.standings = standings;
        this.page = page;
    }

    /**
     * What there is to choose from.
     *
     * @param advised the template that the project's goal recommends, or {@code null}
     * @param beside the tokenizer that came with the template shown, or empty
     */
    public record Choices(
            List<ChatTemplate> templates,
            @Nullable String advised,
            List<String> policies,
            List<Tokenizers.Entry> tokenizers,
            String beside,
            List<String> trainers) {}

    /**
     * What the page shows beside the row.
     *
     * @param seen the recipe that the page is about
     * @param tokens whether the borders of tokens are seen
     * @param find the mark of the rows that are being gone through, or empty
     */
    public record Shown(Seen seen, RenderSettings settings, boolean tokens, String find) {
        /** This page at another row. */
        public String at(long row) {
            return at(row, find);
        }

        /** This page at another row, on the way from one row with a mark to the next. */
        public String at(long row, String mark) {
            return query(tokens, mark).with("row", row).path();
        }

        /** This page at a row, with the borders of tokens or without. */
        public String turned(long row) {
            return query(!tokens, find).with("row", row).path();
        }

        public String instruction() {
            return line(settings.instruction());
        }

        public String response() {
            return line(settings.response());
        }

        /** A marker on one line. */
        public String line(String marker) {
            return RenderSettings.shown(marker);
        }

        /** The message key of a doubt's sentence. */
        public String key(String words) {
            return "render.doubt." + words;
        }

        private Query query(boolean borders, String mark) {
            return settings.query().withAny("tokens", borders ? "1" : "").withAny("find", mark);
        }
    }

    @CheckedTemplate(basePath = "render")
    static class Views {
        private Views() {}

        static native TemplateInstance template(
                Frame frame,
                Choices choices,
                Shown shown,
                @Nullable ChatTemplate template,
                SilentDeeds deeds,
                @Nullable RowView view,
                Standing standing,
                @Nullable String trouble);
    }

    @GET
    public TemplateInstance show(
            long id,
            UriInfo address,
            @RestQuery @DefaultValue("1") long row,
            @RestQuery @DefaultValue("") String tokens,
            @RestQuery @DefaultValue("") String find) {
        Frame frame = frames.of(id, Step.TEMPLATE);
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        RenderSettings before = checks.settings(saved.get());
        RenderSettings settings = before;
        RowView view = null;
        Standing standing = Standing.NONE;
        String trouble = null;
        try {
            settings = RenderSettings.of(address.getQueryParameters(), before);
            view = rows.of(saved.get(), settings, row, !tokens.isEmpty());
            standing = standings.of(saved.get(), settings, view.number(), find);
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        String mark = RowMark.find(find) == null ? "" : find;
        ChatTemplate template = templates.find(id, settings.template()).orElse(null);
        Preview.Shown example = view == null ? null : view.shown();
        return Views.template(
                frame,
                choices(frame, settings.template()),
                new Shown(Seen.of(saved.get(), Section.TEMPLATE), settings, !tokens.isEmpty(), mark),
                template,
                SilentDeeds.of(template, example == null ? null : example.example()),
                view,
                standing,
                trouble);
    }

    private Choices choices(Frame frame, String template) {
        long id = frame.project().id();
        return new Choices(
                templates.list(id),
                frame.project().goal().purpose() == null
                        ? null
                        : Recommendation.of(frame.project().goal()).template(),
                Stream.of(LearningPolicy.Kind.values())
                        .map(LearningPolicy.Kind::wire)
                        .toList(),
                tokenizers.list(id),
                tokenizers.beside(id, template),
                Stream.of(Trainer.values()).map(Trainer::wire).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, MultivaluedMap<String, String> typed) {
        Form form = Form.of(typed);
        String chosen = form.value("chat_template");
        if (!chosen.isEmpty()) {
            templates.named(id, chosen);
        }
        try {
            working.change(id, Section.TEMPLATE, form, recipe -> RenderChecks.withTemplate(recipe, chosen));
        } catch (TunesetException refused) {
            if (!Working.SEEN.equals(refused.field())) {
                throw refused;
            }
            page.leave(Flash.error("recipe.changed_meanwhile"));
            return Redirect.to(new Query(Step.TEMPLATE.path(id))
                    .with(RenderSettings.TEMPLATE, chosen)
                    .path());
        }
        page.leave(chosen.isEmpty() ? Flash.ok("render.untemplated") : Flash.ok("render.templated", chosen));
        return Redirect.to(Step.CHECK.path(id));
    }
}
