package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.spool.SpooledReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Excel workbooks; those of other programs and of old Excel are taken too, to be refused with the way out. */
public final class XlsxKind implements SourceKind {
    private static final int ENTRIES_LOOKED_AT = 50;
    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0";
    private static final String ZIP = "PK\u0003\u0004";

    private final Spool spool;

    public XlsxKind(Spool spool) {
        this.spool = spool;
    }

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public Fit fit(SourceFile file) {
        String magic = new String(file.head(), 0, Math.min(4, file.head().length), StandardCharsets.ISO_8859_1);
        if (magic.equals(OLE2)) {
            return new Fit(0.9, "ole2_magic", "It begins as old Excel files and password-protected workbooks do.");
        }
        if (!magic.equals(ZIP)) {
            return Fit.NONE;
        }
        if (isWorkbook(file.head())) {
            return new Fit(1, "workbook_in_zip", "It is a zip archive with a workbook in it.");
        }
        boolean named = file.name().toLowerCase(Locale.ROOT).matches(".*\\.(xls[xmb]|ods)");
        return named ? new Fit(0.8, "named_xlsx", "It is a zip archive named like a workbook.") : Fit.NONE;
    }

    /** Whether a zip archive, of which these are the first bytes, is an office document and not an archive of files. */
    public static boolean isWorkbook(byte[] head) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < ENTRIES_LOOKED_AT; i++) {
                String path = entry.getName().replace('\\', '/');
                if (path.equals("[Content_Types].xml")
                        || path.startsWith("xl/")
                        || (i == 0 && path.equals("mimetype"))) {
                    return true;
                }
                entry = zip.getNextEntry();
            }
            return false;
        } catch (IOException | IllegalArgumentException cutOrDamaged) {
            return false;
        }
    }

    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        try (Spool.Seekable seekable = spool.seekable(file);
                XlsxReader reader = XlsxReader.open(seekable.path(), file.name(), given)) {
            return reader.guess();
        }
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        return SpooledReader.open(file, spool, path -> XlsxReader.open(path, file.name(), options));
    }
}
