package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** What the first line of a file says of how its lines are to be read. */
final class FirstLine {
    private final String line;
    private final boolean ends;

    private FirstLine(String line, boolean ends) {
        this.line = line;
        this.ends = ends;
    }

    /** @param head the first characters of the file */
    static FirstLine of(String head) {
        String start = head.stripLeading();
        int end = 0;
        while (end < start.length() && start.charAt(end) != '\n' && start.charAt(end) != '\r') {
            end++;
        }
        return new FirstLine(start.substring(0, end).strip(), end < start.length());
    }

    /** Whether it is an object and a comma: the lines are those of a list that lacks its brackets. */
    boolean isObjectAndComma() throws IOException {
        return line.startsWith("{") && line.endsWith(",") && isWhole(line.substring(0, line.length() - 1));
    }

    /** Whether it is an object that goes on beyond what is seen of the file. */
    boolean isCutObject(boolean fileIsSeen) throws IOException {
        return line.startsWith("{") && !ends && !fileIsSeen && isCut();
    }

    private static boolean isWhole(String text) throws IOException {
        try (JsonParser parser = JsonLimits.FACTORY.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean isCut() throws IOException {
        try (JsonParser parser = JsonLimits.FACTORY.createParser(line)) {
            parser.nextToken();
            parser.skipChildren();
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
