package dev.tuneset.engine.template.jinja;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** {@code lipsum()}: filler text. Jinja draws it at random, so only its shape can be the same. */
final class LoremIpsum {
    private static final String[] WORDS =
            ("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et"
                            + " dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi")
                    .split(" ");

    private LoremIpsum() {}

    static Object of(Render render, @Nullable Object[] a) {
        int paragraphs = Args.integer(a[0], 5);
        boolean html = a[1] == null || Truth.of(a[1]);
        int min = Args.integer(a[2], 20);
        int max = Args.integer(a[3], 100);
        if (max <= min || min < 0) {
            throw TemplateException.value("empty range for randrange()");
        }
        Random random = new Random(render.now.hashCode());
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            int words = min + random.nextInt(max - min);
            render.allocate(out.length() + 13L * words);
            out.append(i == 0 ? "" : html ? "\n" : "\n\n").append(html ? "<p>" : "");
            paragraph(out, random, words);
            out.append(html ? "</p>" : "");
        }
        return html ? new Markup(out.toString()) : out.toString();
    }

    private static void paragraph(StringBuilder out, Random random, int words) {
        for (int i = 0; i < words; i++) {
            String word = WORDS[random.nextInt(WORDS.length)];
            out.append(i == 0 ? StringCaseMethods.capitalize(word) : " " + word);
        }
        out.append('.');
    }
}
