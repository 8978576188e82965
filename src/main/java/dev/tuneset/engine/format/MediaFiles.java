package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The media of one kind that an example has: places for them in its messages, which are {@code <image>} in a text or a part
 * without a file, and the files for these places in a column beside the messages.
 *
 * @param column the column with the files; empty when there is none
 */
public record MediaFiles(MediaKind kind, Example example, Optional<String> column, List<Object> files) {

    /** Says where there are more places or more files; raw text has no places. */
    static void check(Example example, Findings findings) {
        if (example.text() != null) {
            return;
        }
        boolean hasParts = example.hasMedia();
        for (MediaKind kind : MediaKind.values()) {
            MediaFiles media = of(kind, example);
            if (hasParts || media.column.isPresent()) {
                media.check(findings);
            }
        }
    }

    /** The example with each file in its place as a part of the content; as it is where places and files do not match. */
    public static Example inPlace(Example example) {
        Example changed = example;
        for (MediaKind kind : MediaKind.values()) {
            changed = of(kind, changed).filled();
        }
        return changed;
    }

    /** The example with its files in columns, and parts without a file in their places; as it is where these do not match. */
    public static Example apart(Example example, Findings findings) {
        Example changed = example;
        for (MediaKind kind : MediaKind.values()) {
            changed = of(kind, changed).emptied(findings);
        }
        return changed;
    }

    private static MediaFiles of(MediaKind kind, Example example) {
        for (String name : kind.columns()) {
            Object value = example.attributes().get(name);
            if (value instanceof List<?> list) {
                return new MediaFiles(kind, example, Optional.of(name), List.copyOf(present(list)));
            }
            if (value instanceof String || value instanceof Map<?, ?> || value instanceof byte[]) {
                return new MediaFiles(kind, example, Optional.of(name), List.of(value));
            }
        }
        return new MediaFiles(kind, example, Optional.empty(), List.of());
    }

    private static List<Object> present(List<?> list) {
        List<Object> present = new ArrayList<>(list.size());
        list.forEach(item -> {
            if (item != null) {
                present.add(item);
            }
        });
        return present;
    }

    private List<Message> said() {
        List<Message> said = new ArrayList<>(example.messages());
        example.completions().stream()
                .filter(completion -> completion.kind() == Completion.Kind.ONLY)
                .forEach(completion -> said.addAll(completion.messages()));
        return said;
    }

    private void check(Findings findings) {
        int places = new Places().count(said());
        if (places == files.size()) {
            return;
        }
        String held = column.isEmpty()
                ? "no column holds files for them"
                : "the column " + column.get() + " holds " + files.size();
        String detail = places == 0
                ? "The messages have no place for the " + files.size() + " of the column " + column.orElse("")
                        + "; TRL and ms-swift show them before the first question, LLaMA-Factory refuses the row."
                : "The messages have " + places + " of <" + kind.wire() + ">, and " + held
                        + "; trainers refuse such rows.";
        findings.note(Reason.BAD_IMAGE, detail);
    }

    private Example filled() {
        Places seen = new Places();
        int places = seen.count(said());
        int question = firstQuestion();
        boolean fits = places == 0 ? question >= 0 : places == files.size() && seen.takeAll();
        if (files.isEmpty() || !fits) {
            return example;
        }
        Places filled = new Places();
        Example changed = places == 0 ? shownIn(question) : changed(filled::fill);
        return changed.withAttributes(without(column.orElseThrow()));
    }

    /** The place of the first message of the user, or -1. */
    private int firstQuestion() {
        for (int i = 0; i < example.messages().size(); i++) {
            if (example.messages().get(i).role() == Role.USER) {
                return i;
            }
        }
        return -1;
    }

    private Example emptied(Findings findings) {
        Places seen = new Places();
        if (seen.count(said()) != files.size() || !seen.takeAll()) {
            return example;
        }
        List<Object> all = new ArrayList<>();
        Places emptied = new Places();
        Example changed = changed(content -> emptied.empty(content, all, findings));
        if (all.isEmpty()) {
            return example;
        }
        Map<String, @Nullable Object> attributes =
                column.isPresent() ? without(column.get()) : new LinkedHashMap<>(example.attributes());
        attributes.put(kind.columns().get(0), all);
        return changed.withAttributes(attributes);
    }

    private Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(example.attributes());
        others.remove(name);
        return others;
    }

    /** As TRL does it: before the first text of the user. */
    private Example shownIn(int question) {
        List<Message> messages = new ArrayList<>(example.messages());
        List<Part> content = new ArrayList<>();
        files.forEach(file -> content.add(kind.part(file)));
        content.addAll(messages.get(question).content());
        messages.set(question, messages.get(question).withContent(content));
        return example.withMessages(messages);
    }

    private Example changed(UnaryOperator<List<Part>> change) {
        List<Message> messages = new ArrayList<>(example.messages().size());
        example.messages().forEach(message -> messages.add(message.withContent(change.apply(message.content()))));
        List<Completion> completions = new ArrayList<>(example.completions().size());
        for (Completion completion : example.completions()) {
            List<Message> answer = new ArrayList<>();
            boolean only = completion.kind() == Completion.Kind.ONLY;
            completion
                    .messages()
                    .forEach(message ->
                            answer.add(only ? message.withContent(change.apply(message.content())) : message));
            completions.add(new Completion(completion.kind(), answer, completion.score()));
        }
        return example.withMessages(messages).withCompletions(completions);
    }

    /** Walks through the places in their order. */
    private final class Places {
        private int next;
        private final BitSet taken = new BitSet();

        int count(List<Message> messages) {
            int count = 0;
            for (Message message : messages) {
                for (Part part : message.content()) {
                    if (part instanceof Part.Text text) {
                        int tokens = column.isPresent() ? tokens(text.text()) : 0;
                        for (int i = 0; i < tokens; i++) {
                            take(null);
                        }
                        count += tokens;
                    } else if (isPlace((Part.Media) part)) {
                        take((Part.Media) part);
                        count++;
                    }
                }
            }
            return count;
        }

        private int tokens(String text) {
            int count = 0;
            for (int at = text.indexOf(kind.token()); at >= 0; at = text.indexOf(kind.token(), at + 1)) {
                count++;
            }
            return count;
        }

        private boolean isPlace(Part.Media part) {
            return kind.is(part) && kind.fileKey(part).isEmpty();
        }

        /** Whether each file has a place of its own: parts may name one file twice, and another would be left over. */
        boolean takeAll() {
            return taken.cardinality() == files.size();
        }

        /** The place in the column of the next file, or of the one that the part names by its number. */
        private int take(Part.@Nullable Media part) {
            int at = next++;
            if (part != null && part.fields().get("index") instanceof Number number) {
                int named = number.intValue();
                at = named >= 0 && named < files.size() ? named : at;
            }
            taken.set(at);
            return at;
        }

        private Object file(Part.@Nullable Media part) {
            return files.get(take(part));
        }

        List<Part> fill(List<Part> content) {
            List<Part> filled = new ArrayList<>(content.size());
            for (Part part : content) {
                if (part instanceof Part.Text text) {
                    split(text, filled, () -> kind.part(file(null)));
                } else {
                    Part.Media media = (Part.Media) part;
                    filled.add(isPlace(media) ? kind.filled(media, file(media)) : media);
                }
            }
            return filled;
        }

        List<Part> empty(List<Part> content, List<Object> all, Findings findings) {
            List<Part> emptied = new ArrayList<>(content.size());
            for (Part part : content) {
                if (part instanceof Part.Text text) {
                    split(text, emptied, () -> {
                        all.add(file(null));
                        return kind.place();
                    });
                } else if (kind.is((Part.Media) part)) {
                    Part.Media media = (Part.Media) part;
                    all.add(isPlace(media) ? file(media) : kind.file(media, findings));
                    emptied.add(kind.emptied(media));
                } else {
                    emptied.add(part);
                }
            }
            return emptied;
        }

        private void split(Part.Text text, List<Part> parts, Supplier<Part> place) {
            if (column.isEmpty() || !text.text().contains(kind.token())) {
                parts.add(text);
                return;
            }
            int from = 0;
            for (int at = text.text().indexOf(kind.token());
                    at >= 0;
                    at = text.text().indexOf(kind.token(), from)) {
                add(text, from, at, parts);
                parts.add(place.get());
                from = at + kind.token().length();
            }
            add(text, from, text.text().length(), parts);
        }

        private void add(Part.Text text, int from, int to, List<Part> parts) {
            if (from < to) {
                parts.add(new Part.Text(text.text().substring(from, to), text.attributes()));
            }
        }
    }
}
