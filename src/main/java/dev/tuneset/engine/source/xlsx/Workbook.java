package dev.tuneset.engine.source.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A workbook: its sheets, its shared texts and the meaning of its cell styles. */
final class Workbook implements Closeable {
    private static final int SHEETS_MAX = 5_000;

    private final Parts parts;
    private final List<Sheet> sheets = new ArrayList<>();
    private final SharedStrings strings;
    private final NumberFormats formats;
    private Serials serials = new Serials(false);

    /**
     * One sheet.
     *
     * @param part where its cells are
     */
    record Sheet(String name, boolean hidden, String part) {}

    static Workbook open(Path file, String name) throws IOException {
        Parts parts = new Parts(file, name);
        boolean whole = false;
        try {
            Workbook workbook = new Workbook(parts);
            whole = true;
            return workbook;
        } finally {
            if (!whole) {
                parts.close();
            }
        }
    }

    private Workbook(Parts parts) throws IOException {
        this.parts = parts;
        String main = relations("_rels/.rels", "").values().stream()
                .filter(relation -> relation.type().endsWith("/officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        refuseOthers(main);
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        Map<String, Relation> relations = relations(folder + "_rels/" + main.substring(slash) + ".rels", folder);
        readSheets(main, relations);
        this.formats = part(relations, "/styles").isPresent()
                ? read(part(relations, "/styles").get(), NumberFormats::read)
                : new NumberFormats();
        this.strings = part(relations, "/sharedStrings").isPresent()
                ? read(part(relations, "/sharedStrings").get(), xml -> SharedStrings.read(parts.name(), xml))
                : SharedStrings.NONE;
    }

    private void refuseOthers(String main) {
        if (main.endsWith(".bin")) {
            throw XlsxFailure.otherSpreadsheet(parts.name(), "a binary workbook (.xlsb)");
        }
        if (!parts.has(main)) {
            throw parts.has("mimetype")
                    ? XlsxFailure.otherSpreadsheet(parts.name(), "an OpenDocument file (.ods) or an electronic book")
                    : XlsxFailure.notAWorkbook(
                            parts.name(),
                            parts.has("word/document.xml")
                                    ? "it is a Word document; save it as text or HTML"
                                    : "its archive holds no workbook");
        }
    }

    private void readSheets(String main, Map<String, Relation> relations) throws IOException {
        try (Xml xml = xml(main)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    String flag = xml.attribute("date1904").orElse("0");
                    // an extension may hold a second element of this name, which says nothing of dates
                    serials = flag.equals("1") || flag.equals("true") ? new Serials(true) : serials;
                } else if (xml.isStart("sheet") && sheets.size() < SHEETS_MAX) {
                    Relation relation = relations.get(xml.attribute("id").orElse(""));
                    if (relation != null && relation.type().endsWith("/worksheet") && parts.has(relation.target())) {
                        boolean hidden =
                                !xml.attribute("state").orElse("visible").equals("visible");
                        sheets.add(new Sheet(xml.attribute("name").orElse(""), hidden, relation.target()));
                    }
                }
            }
        }
    }

    private Optional<String> part(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(type))
                .map(Relation::target)
                .filter(parts::has)
                .findFirst();
    }

    private record Relation(String type, String target) {}

    private Map<String, Relation> relations(String path, String folder) throws IOException {
        Map<String, Relation> relations = new HashMap<>();
        if (!parts.has(path)) {
            return relations;
        }
        try (Xml xml = xml(path)) {
            while (xml.next()) {
                if (xml.isStart("Relationship")) {
                    String target = xml.attribute("Target").orElse("").replace('\\', '/');
                    relations.put(
                            xml.attribute("Id").orElse(""),
                            new Relation(xml.attribute("Type").orElse(""), resolve(folder, target)));
                }
            }
        }
        return relations;
    }

    /** The name of a part inside the archive; a name is all it ever is. */
    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String base = folder;
        String rest = target;
        while (rest.startsWith("../") && !base.isEmpty()) {
            rest = rest.substring(3);
            base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
        }
        return base + rest;
    }

    private <T> T read(String part, Function<Xml, T> reading) throws IOException {
        try (Xml xml = xml(part)) {
            return reading.apply(xml);
        }
    }

    private Xml xml(String part) throws IOException {
        return new Xml(parts.name(), part, part(part));
    }

    Parts.Part part(String path) throws IOException {
        return parts.open(path)
                .orElseThrow(() -> XlsxFailure.notAWorkbook(parts.name(), "its part " + path + " is missing"));
    }

    String name() {
        return parts.name();
    }

    long fileSize() {
        return parts.fileSize();
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    SharedStrings strings() {
        return strings;
    }

    NumberFormats formats() {
        return formats;
    }

    Serials serials() {
        return serials;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
