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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Our cases, converted to every pack that takes their format, each in a folder with what has to be in it. */
final class PackedCases {
    private static final int REJECTED_ROWS = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

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
            for (Pack pack : packs(each)) {
                for (String format : formats(each, pack)) {
                    write(each, pack, format);
                }
            }
        }
    }

    private static List<Pack> packs(JsonNode each) {
        List<String> named = texts(each.get("packs"));
        return Packs.all().stream()
                .filter(pack -> named.isEmpty() || named.contains(pack.name()))
                .toList();
    }

    private static List<String> formats(JsonNode each, Pack pack) {
        List<String> formats = texts(each.get("formats"));
        formats.retainAll(pack.card().formats());
        return formats;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void write(JsonNode each, Pack pack, String format) throws IOException {
        List<String> types = texts(each.get("types"));
        for (WriteSpec.As type : pack.types(format)) {
            if (types.contains(type.wire())) {
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
        int exit = new Cli(settings -> 0, both, both).run(arguments.toArray(String[]::new));
        String combination = "/" + pack.name() + "~1" + format;
        JsonNode refused = each.get("refused").at(combination);
        if (exit != (refused.isMissingNode() ? 0 : REJECTED_ROWS)) {
            failures.put(packs.relativize(place).toString(), "exit code " + exit + ": " + told);
            return;
        }
        JsonNode leftOut = each.get("left_out").at(combination);
        ArrayNode expected = (ArrayNode)
                JSON.readTree(cases.resolve(name).resolve("expected.json").toFile());
        if (expected.size() == refused.size()) {
            return;
        }
        JSON.writeValue(place.resolve("expected.json").toFile(), without(expected, refused, leftOut));
        Map<String, Object> about = Map.of(
                "pack", pack.name(),
                "case", name,
                "format", format,
                "type", type,
                "splits", each.get("splits"),
                "usual", each.get("usual"),
                "template", each.get("template"),
                "left_out", leftOut.size());
        JSON.writeValue(place.resolve("about.json").toFile(), about);
        written++;
    }

    private static ArrayNode without(ArrayNode expected, JsonNode... rows) {
        SortedSet<Integer> gone = new TreeSet<>(Comparator.reverseOrder());
        for (JsonNode each : rows) {
            each.forEach(row -> gone.add(row.asInt()));
        }
        gone.forEach(expected::remove);
        return expected;
    }

    /** Place to what the command said. */
    Map<String, String> failures() {
        return failures;
    }

    int written() {
        return written;
    }
}
