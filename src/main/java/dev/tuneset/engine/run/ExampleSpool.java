package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.store.StoredValue;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mapped conversations on disk, written in order and then read in any order; in memory only eight bytes for each. Holds
 * what a mapping makes: messages of plain text, and attributes.
 */
final class ExampleSpool implements Closeable {
    private final Path file;
    private final DataOutputStream out;
    private final RandomAccessFile in;
    private long[] offsets = new long[1_024];
    private long end;
    private int size;

    ExampleSpool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        this.in = new RandomAccessFile(file.toFile(), "r");
    }

    int size() {
        return size;
    }

    /** An example with the row it came from and what was repaired. */
    record Spooled(Place place, Example example, List<Note> notes) {}

    void add(Place place, Example example, List<Note> notes) throws IOException {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        byte[] encoded = encode(place, example, notes);
        out.writeInt(encoded.length);
        out.write(encoded);
        offsets[size++] = end;
        end += Integer.BYTES + encoded.length;
    }

    /** Must be called after the last {@link #add} and before the first {@link #get}. */
    void filled() throws IOException {
        out.flush();
    }

    Spooled get(int index) throws IOException {
        in.seek(offsets[index]);
        byte[] encoded = new byte[in.readInt()];
        in.readFully(encoded);
        return decode(encoded);
    }

    private static byte[] encode(Place place, Example example, List<Note> notes) {
        List<Object> noted = new ArrayList<>();
        for (Note note : notes) {
            noted.add(note.reason().wire());
            noted.add(note.detail());
        }
        List<Object> said = new ArrayList<>();
        for (Message message : example.messages()) {
            said.add(message.role().name());
            said.add(message.text());
        }
        return StoredValue.encode(
                List.of(place.source(), place.row(), place.line(), noted, said, example.attributes()));
    }

    @SuppressWarnings("unchecked")
    private static Spooled decode(byte[] encoded) {
        List<Object> values = Objects.requireNonNull((List<Object>) StoredValue.decode(encoded));
        Place place = new Place((String) values.get(0), (Long) values.get(1), (Long) values.get(2));
        List<String> noted = (List<String>) values.get(3);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < noted.size(); i += 2) {
            notes.add(new Note(Reason.ofWire(noted.get(i)), noted.get(i + 1)));
        }
        List<Object> said = (List<Object>) values.get(4);
        List<Message> messages = new ArrayList<>(said.size() / 2);
        for (int i = 0; i < said.size(); i += 2) {
            Role role = Role.valueOf((String) said.get(i));
            messages.add(Message.of(role, (String) said.get(i + 1)));
        }
        Map<String, @Nullable Object> attributes = (Map<String, @Nullable Object>) values.get(5);
        return new Spooled(place, Example.ofMessages(messages).withAttributes(attributes), notes);
    }

    @Override
    public void close() throws IOException {
        out.close();
        in.close();
        Files.deleteIfExists(file);
    }
}
