package dev.tuneset.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A path with its query, to which parameters are added one by one.
 *
 * @param path {@code /rows?limit=50}; empty for the page one is on
 */
public record Query(String path) {
    /** The same with another parameter. */
    public Query with(String name, Object value) {
        String encoded = URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        return new Query(path + (path.contains("?") ? "&" : "?") + name + "=" + encoded);
    }

    /** The same with another parameter, unless it is empty. */
    public Query withAny(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    @Override
    public String toString() {
        return path;
    }
}
