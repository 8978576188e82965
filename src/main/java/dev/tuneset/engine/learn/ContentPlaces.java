package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.format.turns.Reasoning;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the contents of messages stand in a rendered text, thoughts at their beginning left aside. The conversation is rendered once more with a mark in place of
 * every content; what stands between the marks must be found again around the contents, from the first to the last
 * character of the text, or no place is given at all.
 */
final class ContentPlaces {

    private ContentPlaces() {}

    /** Places by message index; empty when the two renderings do not fit each other. */
    static Map<Integer, Span> of(
            TemplateRenderer renderer, List<Message> messages, @Nullable List<@Nullable Object> tools, String text) {
        List<Message> others = new ArrayList<>(messages);
        String salt = salt(text);
        for (int i = 0; i < messages.size(); i++) {
            if (plain(messages.get(i))) {
                others.set(i, messages.get(i).withText(thought(messages.get(i)) + mark(salt, i)));
            }
        }
        try {
            return places(renderer.render(others, tools, false).text(), text, messages, salt);
        } catch (TemplateException refused) {
            return Map.of();
        }
    }

    private static boolean plain(Message message) {
        return message.content().size() == 1
                && message.content().get(0) instanceof Part.Text only
                && only.attributes().isEmpty()
                && !answer(message).isBlank();
    }

    /** Goes through the marks in the order the template wrote them; a content written twice has no one place. */
    private static Map<Integer, Span> places(String marks, String text, List<Message> messages, String salt) {
        Map<Integer, Span> places = new HashMap<>();
        Set<Integer> twice = new HashSet<>();
        Matcher mark = Pattern.compile("qz" + salt + "n([0-9]+)zq").matcher(marks);
        int inMarks = 0;
        int inText = 0;
        int open = -1;
        while (mark.find()) {
            String between = marks.substring(inMarks, mark.start());
            int end = open < 0 ? 0 : end(text, inText, messages.get(open), between);
            if (end < 0 || !text.startsWith(between, end)) {
                return Map.of();
            }
            if (open >= 0 && places.put(open, new Span(inText, end)) != null) {
                twice.add(open);
            }
            inText = end + between.length();
            inMarks = mark.end();
            open = Integer.parseInt(mark.group(1));
        }
        String rest = marks.substring(inMarks);
        int last = text.length() - rest.length();
        if (open < 0 || last < inText || !text.endsWith(rest)) {
            return Map.of();
        }
        if (places.put(open, new Span(inText, last)) != null) {
            twice.add(open);
        }
        places.keySet().removeAll(twice);
        return places;
    }

    /** Where a content that begins at a place ends, known by what must follow it; -1 when it is not there. */
    private static int end(String text, int from, Message message, String following) {
        String answer = answer(message);
        for (String form : List.of(answer, answer.stripLeading(), answer.stripTrailing(), answer.strip())) {
            if (text.startsWith(form, from) && text.startsWith(following, from + form.length())) {
                return from + form.length();
            }
        }
        int next = following.isEmpty() ? -1 : text.indexOf(following, from);
        return next >= 0 && text.substring(from, next).contains(answer.strip()) ? next : -1;
    }

    /** The thought a content begins with, the white space behind it included: it stays, as templates look for it. */
    private static String thought(Message message) {
        return message.text()
                .substring(0, message.text().length() - answer(message).length());
    }

    private static String answer(Message message) {
        String content = message.text();
        int thought = content.lastIndexOf(Reasoning.CLOSE);
        return thought < 0
                ? content
                : content.substring(thought + Reasoning.CLOSE.length()).stripLeading();
    }

    private static String mark(String salt, int index) {
        return "qz" + salt + "n" + index + "zq";
    }

    /** A word that the text does not hold. */
    private static String salt(String text) {
        String salt = "Content";
        while (text.contains("qz" + salt)) {
            salt += "X";
        }
        return salt;
    }
}
