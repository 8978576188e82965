package dev.tuneset.web;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Details of rows in the page's language. The engine and its ledgers write them in English; a phrase book finds again what was filled
 * in. What is in no phrase book stays English.
 */
@Singleton
@Unremovable
public final class Details {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    /** A line, in it a break, in it what was found there, in it what was expected: no phrase goes deeper. */
    private static final int DEPTH_MAX = 5;

    private final Map<Language, List<Entry>> books = new EnumMap<>(Language.class);

    public Details() {
        books.put(Language.EN, List.of());
        books.put(Language.ZH, read("/messages/details.zh.txt"));
    }

    /** The detail in a language. */
    public String in(Language language, String detail) {
        return say(books.getOrDefault(language, List.of()), language, detail, DEPTH_MAX);
    }

    private static String say(List<Entry> book, Language language, String detail, int depth) {
        if (depth == 0) {
            return detail;
        }
        for (Entry entry : book) {
            Optional<List<String>> places = entry.match(detail);
            if (places.isPresent()) {
                Object[] said = places.get().stream()
                        .map(place -> say(book, language, place, depth - 1))
                        .toArray();
                return entry.words.fill(language.locale(), said);
            }
        }
        return detail;
    }

    /** The English sentences of a language's phrase book, with their places. */
    List<String> phrases(Language language) {
        return books.getOrDefault(language, List.of()).stream()
                .map(entry -> entry.english)
                .toList();
    }

    private static List<Entry> read(String name) {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = Details.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the phrase book " + name + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String english = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    entries.add(Entry.of(english, line.strip()));
                } else if (!line.startsWith("#")) {
                    english = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        // What says more in words of its own is the better match.
        entries.sort(Comparator.comparingInt(Entry::ownLength).reversed());
        return List.copyOf(entries);
    }

    /**
     * One sentence.
     *
     * @param start what stands before the first place
     * @param order the places in the order of the English sentence
     */
    private record Entry(String english, String start, Pattern pattern, List<Integer> order, Phrase words) {
        static Entry of(String english, String words) {
            StringBuilder pattern = new StringBuilder();
            List<Integer> order = new ArrayList<>();
            Matcher place = PLACE.matcher(english);
            int from = 0;
            String start = english;
            while (place.find()) {
                if (order.isEmpty()) {
                    start = english.substring(0, place.start());
                }
                pattern.append(Pattern.quote(english.substring(from, place.start())))
                        .append("(.+?)");
                order.add(Integer.parseInt(place.group(1)));
                from = place.end();
            }
            pattern.append(Pattern.quote(english.substring(from)));
            return new Entry(
                    english, start, Pattern.compile(pattern.toString(), Pattern.DOTALL), order, new Phrase(words));
        }

        int ownLength() {
            return PLACE.matcher(english).replaceAll("").length();
        }

        Optional<List<String>> match(String detail) {
            if (!detail.startsWith(start)) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(detail);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String[] places = new String[order.size()];
            for (int i = 0; i < places.length; i++) {
                places[order.get(i)] = matcher.group(i + 1);
            }
            return Optional.of(List.of(places));
        }
    }
}
