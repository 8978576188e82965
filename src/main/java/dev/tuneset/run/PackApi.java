package dev.tuneset.run;

import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.pack.Pack;
import dev.tuneset.engine.pack.PackCard;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.sink.WriteSpec;
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

/** The packs by REST. */
@Path("/api/v1/packs")
@Tag(name = "packs")
@Produces(MediaType.APPLICATION_JSON)
public class PackApi {
    @GET
    @Operation(
            summary = "List the packs for training tools",
            description =
                    "Each with the formats and file types that its tool takes, the files it writes and its command.")
    public List<Map<String, @Nullable Object>> list() {
        return Packs.all().stream().map(PackApi::tree).toList();
    }

    private static Map<String, @Nullable Object> tree(Pack pack) {
        PackCard card = pack.card();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", pack.name());
        tree.put("title", card.title());
        tree.put("summary", card.summary());
        tree.put("formats", card.formats());
        tree.put(
                "write",
                pack.types(card.formats().get(0)).stream()
                        .sorted()
                        .map(WriteSpec.As::wire)
                        .toList());
        tree.put("shards", pack.takesShards());
        tree.put("files", card.files());
        tree.put("command", card.command());
        tree.put("model", pack.exampleModel());
        tree.put("rows_min", card.rowsMin());
        tree.put("notes", card.notes());
        tree.put("example", Formats.named(card.formats().get(0)).card().record());
        return tree;
    }
}
