package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Training formats by REST: what there is to choose from. */
@Path("/api/v1/formats")
@Tag(name = "formats")
@Produces(MediaType.APPLICATION_JSON)
public class FormatApi {
    @GET
    @Operation(
            summary = "List the training formats",
            description =
                    "Each with the tools that load it, a tiny example record and the options of a recipe's target.")
    public List<Map<String, @Nullable Object>> list() {
        return Formats.all().stream().map(FormatApi::tree).toList();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Get a training format by its name or an alias")
    public Map<String, @Nullable Object> get(String name) {
        try {
            return tree(Formats.named(name));
        } catch (TunesetException unknown) {
            throw new TunesetException(
                            Problem.NOT_FOUND,
                            unknown.code(),
                            String.valueOf(unknown.getMessage()),
                            unknown.arguments())
                    .causedBy(unknown);
        }
    }

    private static Map<String, @Nullable Object> tree(Format format) {
        FormatCard card = format.card();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", format.name());
        tree.put("title", card.title());
        tree.put("summary", card.summary());
        tree.put("trainers", card.trainers());
        tree.put("example", card.record());
        tree.put("options", card.options().stream().map(FormatApi::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(FormatOption option) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", option.name());
        tree.put("values", option.values());
        tree.put("default", option.otherwise());
        tree.put("meaning", option.meaning());
        return tree;
    }
}
