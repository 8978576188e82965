package dev.tuneset.web;

/**
 * Where one is in a long list, and the way to its neighbours.
 *
 * @param path where the list lives, with every parameter but {@code offset} ({@code /rows?limit=50})
 * @param offset the first row shown, from 0
 * @param limit rows per page
 * @param total rows in the list
 */
public record Pager(String path, long offset, int limit, long total) {
    public Pager {
        if (offset < 0 || limit < 1 || total < 0) {
            throw new IllegalArgumentException("no such page: offset " + offset + ", limit " + limit + " of " + total);
        }
    }

    public long from() {
        return Math.min(offset + 1, total);
    }

    public long to() {
        return Math.min(offset + limit, total);
    }

    public boolean hasPrevious() {
        return offset > 0;
    }

    public boolean hasNext() {
        return offset + limit < total;
    }

    public String first() {
        return at(0);
    }

    public String previous() {
        return at(Math.max(0, offset - limit));
    }

    public String next() {
        return at(offset + limit);
    }

    public String last() {
        return at(total == 0 ? 0 : (total - 1) / limit * limit);
    }

    private String at(long start) {
        return new Query(path).with("offset", start).path();
    }
}
