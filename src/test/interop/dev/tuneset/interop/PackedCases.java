package dev.tuneset.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tuneset.cli.Cli;
import dev.tuneset.engine.pack.Pack;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.sink.WriteSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our cases, converted to every pack that takes their format, each in a folder with what has to be in it. */
final class PackedCases {
    private static final int REJECTED_ROWS = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** File types that a case is written in; CSV has no place for turns. */
    private static final Set<WriteSpec.As> TYPES = Set.of(WriteSpec.As.JSONL, WriteSpec.As.PARQUET);

    private final Path cases;
    private final Path packs;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int written;

    PackedCases(Path cases, Path packs) {
        this.cases = cases;
        this.packs = packs;
    }

    /** Converts all; what could not be converted is in {@link #failures()}. */
    void write() throws IOException {
        for (JsonNode each : JSON.readTree(cases.resolve("cases.json").toFile())) {
            for (Pack pack : Packs.all()) {
                for (String format : formats(each, pack)) {
                    write(each, pack, format);
                }
            }
        }
    }

    private static List<String> formats(JsonNode each, Pack pack) {
        List<String> formats = new ArrayList<>();
        each.get("formats").forEach(format -> formats.add(format.asText()));
        formats.retainAll(pack.card().formats());
        return formats;
    }

    private void write(JsonNode each, Pack pack, String format) throws IOException {
        for (WriteSpec.As type : pack.types(format)) {
            if (TYPES.contains(type)) {
                write(each, pack, format, type.wire());
            }
        }
    }

    private void write(JsonNode each, Pack pack, String format, String type) throws IOException {
        String name = each.get("name").asText();
        Path place = packs.resolve(pack.name()).resolve(name + "-" + format + "-" + type);
        Files.createDirectories(place);
        Path source = cases.resolve(name).resolve(each.get("source").asText());
        List<String> arguments = new ArrayList<>(List.of("convert", source.toString()));
        each.get("arguments").forEach(argument -> arguments.add(argument.asText()));
        arguments.addAll(List.of("--to", format, "--as", type, "--pack", pack.name(), "--strict"));
        arguments.addAll(List.of("--out", place.resolve("pack").toString()));
        StringWriter told = new StringWriter();
        PrintWriter both = new PrintWriter(told, true);
        int exit = new Cli(() -> 0, both, both).run(arguments.toArray(String[]::new));
        JsonNode refused = each.at("/refused/" + pack.name() + "~1" + format);
        if (exit != (refused.isMissingNode() ? 0 : REJECTED_ROWS)) {
            failures.put(packs.relativize(place).toString(), "exit code " + exit + ": " + told);
            return;
        }
        ArrayNode expected = (ArrayNode)
                JSON.readTree(cases.resolve(name).resolve("expected.json").toFile());
        for (int i = refused.size() - 1; i >= 0; i--) {
            expected.remove(refused.get(i).asInt());
        }
        if (expected.isEmpty()) {
            return;
        }
        JSON.writeValue(place.resolve("expected.json").toFile(), expected);
        about(each, pack, format, type, place);
        written++;
    }

    private static void about(JsonNode each, Pack pack, String format, String type, Path place) throws IOException {
        List<String> splits = each.get("arguments").toString().contains("validation=")
                ? List.of("train", "validation")
                : List.of("train");
        Map<String, Object> about = Map.of(
                "pack", pack.name(), "case", each.get("name").asText(), "format", format, "type", type, "splits", splits);
        JSON.writeValue(place.resolve("about.json").toFile(), about);
    }

    /** Place to what the command said. */
    Map<String, String> failures() {
        return failures;
    }

    int written() {
        return written;
    }
}
