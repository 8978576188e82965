package dev.tuneset.bench;

import dev.tuneset.engine.template.jinja.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders conversations and says how long it took, as one line of JSON. One thread, compiled once. */
public final class RenderRounds {
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 7, 9, 8, 5, 3);

    private final Template template;
    private final Path conversations;
    private final Measurement measurement = new Measurement();
    /** Is printed, so that no compiler leaves the work out. */
    private long units;

    private RenderRounds(Template template, Path conversations) {
        this.template = template;
        this.conversations = conversations;
    }

    /** Arguments: template, conversations, rounds. The first rounds warm up. */
    public static void main(String[] args) throws IOException {
        RenderRounds work = new RenderRounds(Template.compile(Files.readString(Path.of(args[0]))), Path.of(args[1]));
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            Conversations.each(work.conversations, some -> work.measurement.part(() -> work.render(some)));
            work.measurement.round();
        }
        work.check();
        System.out.println(work.measurement.json());
    }

    private void render(List<Map<String, @Nullable Object>> some) {
        for (Map<String, @Nullable Object> variables : some) {
            units += template.render(variables, NOW).text().length();
        }
    }

    private void check() throws IOException {
        Digest digest = new Digest();
        Conversations.each(
                conversations, some -> some.forEach(one -> digest.add(template.render(one, NOW).text())));
        measurement.note("items", digest.count());
        measurement.note("chars", digest.chars());
        measurement.note("units", units);
        measurement.note("sha256", digest.hex());
    }
}
