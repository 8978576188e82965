package dev.tuneset.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.ListRows;
import dev.tuneset.engine.run.Progress;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.template.Templates;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Small data through a recipe in one call; nothing is stored. */
@Path("/api/v1/convert")
@Tag(name = "convert")
public class ConvertApi {
    private static final int ROWS_MAX = 10_000;

    private final Templates templates;
    private final Clock clock;

    public ConvertApi(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "{\"examples\": [...], \"texts\"?: [...], \"ledger\": {...}}",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Map.class)))
    @Operation(
            summary = "Convert a few rows with a recipe",
            description =
                    "Body: {\"recipe\": {...}, \"rows\": [{...}], \"columns\"?: [...], \"project\"?: 1}; at most 10,000 rows, nothing is "
                            + "stored. Columns are told from the rows unless given. With a project its own chat templates can be named. What JSON cannot hold is written "
                            + "{\"$float\": \"NaN\"}, {\"$datetime\": ...}, {\"$date\": ...}, {\"$time\": ...} or {\"$bytes\": "
                            + "\"<Base64>\"}. With compat: unsloth an error of Python answers 422 with its class as \"error\" and "
                            + "its message as \"detail\".")
    public Response convert(Map<String, @Nullable Object> body) throws IOException {
        Fields fields = Fields.of("", body).allow("recipe", "rows", "columns", "project");
        Recipe recipe = RecipeTree.read(fields.raw("recipe"));
        List<Map<String, @Nullable Object>> rows = fields.sections("rows").stream()
                .map(Fields::toMap)
                .map(PlainValues::map)
                .toList();
        if (rows.size() > ROWS_MAX) {
            throw new TunesetException(
                            Problem.LIMIT_REACHED,
                            "too_many_rows",
                            rows.size() + " rows; at most " + ROWS_MAX + " are converted in one call. "
                                    + "Upload them as a dataset instead.",
                            rows.size(),
                            ROWS_MAX)
                    .inField("rows");
        }
        ListRows reader = fields.has("columns")
                ? ListRows.ofMaps(source(recipe), fields.texts("columns"), rows)
                : ListRows.ofMaps(source(recipe), rows);
        // The same text as in the files of a run, dates and numbers included.
        return Response.ok(JsonValues.text(convert(recipe, reader, fields.integer("project"))))
                .build();
    }

    private Map<String, @Nullable Object> convert(Recipe recipe, ListRows rows, @Nullable Long project)
            throws IOException {
        Conversion conversion = new Conversion(recipe, name -> template(project, name), LocalDateTime.now(clock));
        List<Object> examples = new ArrayList<>();
        List<@Nullable Object> texts = new ArrayList<>();
        List<Object> entries = new ArrayList<>();
        java.nio.file.Path scratch = Files.createTempDirectory("tuneset-convert");
        LedgerCounts counts;
        try {
            counts = conversion.run(
                    rows,
                    scratch,
                    (place, converted) -> {
                        examples.add(converted.fields());
                        texts.add(converted.text());
                    },
                    entry -> entries.addAll(entry.lines()),
                    Progress.UNWATCHED);
        } finally {
            Files.deleteIfExists(scratch);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("examples", examples);
        if (recipe.target().chatTemplate() != null) {
            answer.put("texts", texts);
        }
        answer.put("ledger", ledger(counts, entries));
        return answer;
    }

    private ChatTemplate template(@Nullable Long project, String name) {
        return project == null ? templates.builtIn(name) : templates.named(project, name);
    }

    private static Map<String, @Nullable Object> ledger(LedgerCounts counts, List<Object> entries) {
        Map<String, @Nullable Object> ledger = new LinkedHashMap<>();
        ledger.put("read", counts.read());
        ledger.put("kept", counts.kept());
        ledger.put("repaired", counts.repaired());
        ledger.put("dropped", counts.dropped());
        ledger.put("rejected", counts.rejected());
        ledger.put("entries", entries);
        return ledger;
    }

    private static String source(Recipe recipe) {
        String path = recipe.source().path();
        return path == null ? "rows" : path;
    }
}
