package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.TypedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: its schema and the list of row groups.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">the file format</a>
 */
final class Footer {
    private static final int TAIL = 8;
    private static final int BYTES_MAX = 256 << 20;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC_ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

    private Footer() {}

    static FileMetaData read(ParquetFile file) throws IOException {
        String name = file.name();
        if (file.size() < TAIL + MAGIC.length) {
            throw ParquetFailure.notParquet(name, "it has only " + file.size() + " bytes");
        }
        byte[] tail = file.readFully(file.size() - TAIL, TAIL);
        byte[] magic = Arrays.copyOfRange(tail, 4, TAIL);
        if (Arrays.equals(magic, MAGIC_ENCRYPTED)) {
            throw ParquetFailure.encrypted(name);
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw ParquetFailure.notParquet(name, "its end is missing, perhaps the download broke off");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > file.size() - TAIL - MAGIC.length) {
            throw TypedFile.PARQUET.corrupt(name, "footer", "its length is given as " + length + " bytes");
        }
        if (length > BYTES_MAX) {
            throw TypedFile.PARQUET.tooLarge(name, "its footer has " + length + " bytes");
        }
        byte[] bytes = file.readFully(file.size() - TAIL - length, length);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes));
        if (footer.isSetEncryption_algorithm()) {
            throw ParquetFailure.encrypted(name);
        }
        return footer;
    }
}
