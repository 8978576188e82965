package dev.tuneset.engine.source.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small workbooks part by part, so that a test shows the XML it is about. */
final class WorkbookFile {
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int count;

    WorkbookFile() {
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id='r' Type='http://x/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        relate("styles", "styles.xml");
        relate("sharedStrings", "sharedStrings.xml");
        part("xl/styles.xml", """
                <styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy"年"m"月"d"日"'/>
                <numFmt numFmtId='165' formatCode='#,##0.00" day(s)"'/></numFmts>
                <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>
                <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='21'/><xf numFmtId='46'/>
                <xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>""");
    }

    WorkbookFile sheet(String name, String rows) {
        return sheet(name, "visible", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    WorkbookFile sheet(String name, String state, String xml) {
        count++;
        relate("worksheet", "worksheets/sheet" + count + ".xml");
        sheets.append("<sheet name='%s' state='%s' r:id='r%d'/>".formatted(name, state, relationCount()));
        return part("xl/worksheets/sheet" + count + ".xml", xml);
    }

    WorkbookFile strings(String items) {
        return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    WorkbookFile since1904() {
        properties = "<workbookPr date1904='1'/>";
        return this;
    }

    WorkbookFile part(String path, String content) {
        parts.put(path, content);
        return this;
    }

    private void relate(String type, String target) {
        relations.append(
                "<Relationship Id='r%d' Type='http://x/%s' Target='%s'/>".formatted(relationCount() + 1, type, target));
    }

    private int relationCount() {
        return relations.toString().split("<Relationship ", -1).length - 1;
    }

    Path write(Path folder) throws IOException {
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r='http://x/r'>" + properties + "<sheets>" + sheets + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
