package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.source.spool.Spool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Schema;

/**
 * The dictionaries of a file as far as it has been read; a later one of the same number takes the place of an earlier one, or goes
 * on from it.
 */
final class Dictionaries {
    private final String file;
    private final Map<Long, Field> fields = new HashMap<>();
    private final Map<Long, Dictionary> dictionaries = new HashMap<>();

    private record Dictionary(Column values, long length) {}

    Dictionaries(String file, Schema schema) {
        this.file = file;
        for (int i = 0; i < schema.fieldsLength(); i++) {
            find(schema.fields(i));
        }
    }

    private void find(Field field) {
        DictionaryEncoding encoding = field.dictionary();
        if (encoding != null) {
            fields.put(encoding.id(), field);
        }
        for (int i = 0; i < field.childrenLength(); i++) {
            find(field.children(i));
        }
    }

    void add(DictionaryBatch batch, ByteBuffer body, short version, Spool spool) throws IOException {
        Field field = fields.get(batch.id());
        if (field == null) {
            return;
        }
        BatchBuffers buffers = new BatchBuffers(batch.data(), body, spool);
        Column values = new BatchColumns(file, buffers, this, version).stored(field, field.name());
        Dictionary before = batch.isDelta() ? dictionaries.get(batch.id()) : null;
        long length = batch.data().length();
        dictionaries.put(
                batch.id(),
                before == null
                        ? new Dictionary(values, length)
                        : new Dictionary(joined(before, values), before.length() + length));
    }

    private static Column joined(Dictionary before, Column more) {
        int length = Math.toIntExact(before.length());
        return (index, row) -> index < length ? before.values().value(index, row) : more.value(index - length, row);
    }

    Column get(long id) throws IOException {
        Dictionary dictionary = dictionaries.get(id);
        if (dictionary == null) {
            throw new IOException("the dictionary " + id + " is missing");
        }
        return dictionary.values();
    }
}
