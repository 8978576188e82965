package dev.tuneset.dataset;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of the import page.
 *
 * @param fields for each option what is chosen, what can be, and how it was found
 * @param notices what else was found: columns without a name, a delimiter that hardly splits ...
 * @param files of several files read as one, how each is read
 */
public record OptionsPanel(List<Field> fields, List<Notice> notices, List<FileLine> files) {
    private static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "GB18030",
            "Big5",
            "Shift_JIS",
            "EUC-KR",
            "ISO-8859-1",
            "windows-1252",
            "windows-1251");
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    private static final List<String> QUOTES = List.of("\"", "'", "");
    private static final List<String> TYPES = List.of("text", "inferred");
    private static final List<String> UNITS = List.of("file", "paragraph", "window", "tokens");
    private static final Set<String> CORPUS_KINDS = Set.of("text", "markdown", "html", "mediawiki");
    private static final Set<String> TEXT_KINDS = Set.of("csv", "json", "jsonl", "text", "markdown", "html");
    private static final Set<String> FILE_WARNINGS = Set.of("file_not_read", "file_empty", "file_columns");
    private static final Set<String> NOTICES = Set.of("columns", "merged_cells", "formulas");
    /** What an option is when nobody chose anything. */
    private static final Map<String, String> USUAL = Map.of("skip_lines", "0", "header_rows", "1");

    /**
     * One option.
     *
     * @param name as in REST and recipes
     * @param value what it is now, as its field holds it
     * @param choices what can be chosen; empty when anything can be typed
     * @param finding how it was guessed; {@code null} when it was given
     * @param isChosen whether the user chose it
     */
    public record Field(
            String name,
            String value,
            List<Choice> choices,
            Guess.@Nullable Finding finding,
            @Nullable String why,
            boolean isChosen) {}

    /** Something found that is no option. */
    public record Notice(String option, String value, String text) {}

    /** One of several files. */
    public record FileLine(String name, String text, boolean warned) {}

    /** One thing to choose. */
    public record Choice(String value, String label) {}

    /** Puts words to values and reasons. */
    interface Words {
        Optional<String> find(String key);

        /** Whether the reasons in English, which tell more, are the page's own. */
        boolean isEnglish();

        default String reason(Guess.Finding finding) {
            return isEnglish()
                    ? finding.reason()
                    : find("dataset.found." + finding.code()).orElse(finding.reason());
        }
    }

    /** How many of the files there is something to look at. */
    public long filesWarned() {
        return files.stream().filter(FileLine::warned).count();
    }

    static OptionsPanel of(Guess guess, List<String> kinds, Words words) {
        SourceOptions options = guess.options();
        String kind = options.kind() == null ? "" : options.kind();
        List<Field> fields = new ArrayList<>();
        Building building = new Building(guess, words, fields);
        building.choice("kind", options.kind(), kinds);
        if (TEXT_KINDS.contains(kind)) {
            building.choice("encoding", options.encoding(), ENCODINGS);
        }
        if (kind.equals("csv")) {
            building.choice("delimiter", options.delimiter(), DELIMITERS);
            building.choice("quote", options.quote(), QUOTES);
            building.typed("header_rows", options.headerRows());
            building.typed("skip_lines", options.skipLines());
        }
        if (kind.equals("json")) {
            building.typed("records", options.records());
        }
        if (kind.equals("xlsx")) {
            building.choice("sheet", options.sheet(), values(guess, "sheets"));
            building.typed("header_rows", options.headerRows());
            building.typed("skip_lines", options.skipLines());
        }
        if (CORPUS_KINDS.contains(kind)) {
            building.choice("unit", options.unit(), UNITS);
            boolean windows = "window".equals(options.unit()) || "tokens".equals(options.unit());
            if (windows) {
                building.typed("window", options.window());
                building.typed("overlap", options.overlap());
            }
        }
        if (kind.equals("csv") || kind.equals("xlsx") || kind.isEmpty()) {
            building.choice("types", options.types().wire(), TYPES);
        }
        return new OptionsPanel(fields, notices(guess, fields, words), files(guess, words));
    }

    private static List<String> values(Guess guess, String option) {
        return guess.findings().stream()
                .filter(finding -> finding.option().equals(option))
                .map(Guess.Finding::value)
                .toList();
    }

    /** Those with something to look at come first. */
    private static List<FileLine> files(Guess guess, Words words) {
        return guess.findings().stream()
                .filter(finding -> finding.option().equals("file"))
                .map(finding ->
                        new FileLine(finding.value(), words.reason(finding), FILE_WARNINGS.contains(finding.code())))
                .sorted(Comparator.comparing(FileLine::warned).reversed())
                .toList();
    }

    private static List<Notice> notices(Guess guess, List<Field> fields, Words words) {
        Stream<Notice> sheet = guess.findings().stream()
                .filter(finding -> finding.code().equals("first_filled_sheet"))
                .map(finding -> new Notice(
                        "sheet",
                        finding.value(),
                        words.find("dataset.sheets.one").orElse("")));
        Stream<Notice> others = guess.findings().stream()
                .filter(finding -> fields.stream().noneMatch(field -> finding.equals(field.finding())))
                .filter(finding ->
                        NOTICES.contains(finding.option()) || finding.code().equals("delimiter_unlikely"))
                .map(finding -> new Notice(finding.option(), finding.value(), words.reason(finding)));
        return Stream.concat(sheet, others).toList();
    }

    /** Collects fields. */
    private record Building(Guess guess, Words words, List<Field> fields) {
        void choice(String name, @Nullable String value, List<String> usual) {
            Set<String> all = new LinkedHashSet<>(usual);
            if (value != null) {
                all.add(value);
            }
            List<Choice> choices = new ArrayList<>();
            if (value == null) {
                choices.add(new Choice("", words.find("dataset.option.each").orElse("")));
            }
            all.forEach(one -> choices.add(new Choice(inField(name, one), label(name, one))));
            add(name, inField(name, value == null ? "" : value), choices);
        }

        void typed(String name, @Nullable Object value) {
            add(name, value == null ? "" : value.toString(), List.of());
        }

        private void add(String name, String value, List<Choice> choices) {
            Guess.Finding finding = guess.findings().stream()
                    .filter(one -> one.option().equals(name) && !one.code().equals("delimiter_unlikely"))
                    .findFirst()
                    .orElse(null);
            String why = finding == null ? null : words.reason(finding);
            boolean isFiles =
                    guess.findings().stream().anyMatch(one -> one.option().equals("file"));
            boolean isChosen = finding == null
                    && !value.isEmpty()
                    && !value.equals(USUAL.get(name))
                    && !(isFiles && name.equals("kind"));
            fields.add(new Field(name, value, choices, finding, why, isChosen));
        }

        private String label(String name, String value) {
            return words.find("dataset.option." + name + "." + word(value)).orElse(value);
        }

        /** Characters that neither a message key nor a form field holds well. */
        private static String word(String value) {
            return switch (value) {
                case "," -> "comma";
                case ";" -> "semicolon";
                case "\t" -> "tab";
                case "|" -> "bar";
                case " " -> "space";
                case "\"" -> "double";
                case "'" -> "single";
                case "" -> "none";
                default -> value;
            };
        }

        private static String inField(String name, String value) {
            if (name.equals("quote") && value.isEmpty()) {
                return "none";
            }
            return value.replace("\t", "\\t");
        }
    }
}
