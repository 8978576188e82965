package dev.tuneset.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.dataset.Slice;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.job.Job;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The render check of a recipe's examples by REST. */
@Path("/api/v1/recipes/{id}/render-checks")
@Tag(name = "recipes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RenderCheckApi {
    private final Recipes recipes;
    private final RenderChecks checks;

    RenderCheckApi(Recipes recipes, RenderChecks checks) {
        this.recipes = recipes;
        this.checks = checks;
    }

    /** How far a check is. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnderWay(
            String state,
            long rows,
            @Nullable Double share,
            @JsonProperty("seconds_elapsed") double secondsElapsed) {
        static UnderWay of(Job job) {
            return new UnderWay(
                    job.state().wire(),
                    job.progress().rows(),
                    job.progress().share().orElse(null),
                    job.progress().elapsed().toMillis() / 1_000.0);
        }
    }

    /** A row by its number, its tokens, those learned, and by what it can be found; no tokens when it was not rendered. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            long row, @Nullable Integer tokens, @Nullable Integer learned, List<String> marks) {
        static Line of(CheckFile.Line line) {
            return new Line(
                    line.row(),
                    line.isRendered() ? line.tokens() : null,
                    line.isRendered() ? line.learned() : null,
                    RowMark.values().stream()
                            .filter(line::has)
                            .map(RowMark::wire)
                            .toList());
        }
    }

    /** Rows that have a mark. */
    @RegisterForReflection
    public record Lines(long total, List<Line> rows) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Render all examples of a recipe and check them",
            description =
                    "Body, all of it optional: {\"template\": the recipe's, \"learn\": \"assistant_turns\", \"end_of_turn\": true, "
                            + "\"instruction_part\": \"\", \"response_part\": \"\", \"tokenizer\": \"\", \"trainer\": \"unsloth\", \"limit\": 2048}. "
                            + "200 with the report; 202 with how far it is for a large dataset: ask for the latest. The last report is kept.")
    public Response check(long id, @Nullable Map<String, @Nullable Object> body) {
        SavedRecipe saved = recipes.get(id);
        String kept = saved.recipe().target().chatTemplate();
        Fields said = Fields.of("", body == null ? Map.of() : body);
        RenderSettings settings = RenderSettings.of(said, RenderSettings.usual(kept == null ? "" : kept));
        Job job = checks.check(saved, settings);
        throwFailure(id, job);
        return job.state().isLive() ? underWay(id, job) : report(id);
    }

    @GET
    @Path("latest")
    @Operation(
            summary = "Get the last report of a render check",
            description =
                    "200 with the report; 202 with how far a check is that is under way; 404 when there was none. The report tells the settings it was made with.")
    public Response latest(long id) {
        recipes.get(id);
        Optional<Job> job = checks.job(id);
        if (job.isPresent() && job.get().state().isLive()) {
            return underWay(id, job.get());
        }
        job.ifPresent(ended -> throwFailure(id, ended));
        return report(id);
    }

    @GET
    @Path("latest/rows")
    @Operation(
            summary = "List the rows that a finding concerns",
            description =
                    "finding: a finding's code, over_long, repaired, dropped or rejected. Rows are numbered from 1 among those that could be read.")
    public Lines rows(
            long id,
            @RestQuery @DefaultValue("over_long") String finding,
            @RestQuery @DefaultValue("0") long offset,
            @RestQuery @DefaultValue("100") int limit) {
        recipes.get(id);
        RowMark mark = RowMark.find(finding);
        if (mark == null) {
            throw unknown(finding);
        }
        Slice slice = Slice.of(offset, limit);
        try (LastCheck last = checks.last(id).orElseThrow(RenderCheckApi::none)) {
            List<Line> lines = last.file().rows(mark, slice.offset(), slice.limit()).stream()
                    .map(Line::of)
                    .toList();
            return new Lines(last.count(mark), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DELETE
    @Path("latest")
    @Operation(summary = "Stop a render check that is under way")
    public void cancel(long id) {
        checks.cancel(id);
    }

    private Response report(long id) {
        try (LastCheck last = checks.last(id).orElseThrow(RenderCheckApi::none)) {
            return Response.ok(last.report()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response underWay(long id, Job job) {
        return Response.accepted(UnderWay.of(job))
                .location(URI.create("/api/v1/recipes/" + id + "/render-checks/latest"))
                .build();
    }

    private static void throwFailure(long id, Job job) {
        if (job.state() == Job.State.FAILED) {
            throw job.failure()
                    .orElseThrow(() -> new IllegalStateException("the render check of recipe " + id + " failed"));
        }
    }

    private static TunesetException unknown(String finding) {
        String all = RowMark.values().stream().map(RowMark::wire).collect(Collectors.joining(", "));
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_finding",
                        "There is no finding \"" + finding + "\". There are: " + all + ".",
                        finding,
                        all)
                .inField("finding");
    }

    private static TunesetException none() {
        return new TunesetException(
                Problem.NOT_FOUND, "no_render_check", "This recipe was not checked yet. Start a render check.");
    }
}
