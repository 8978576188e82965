package dev.tuneset.engine.source.json;

/** What the objects have in common that are the fields of one object: together they may be a table. */
final class FieldFacts {
    /** The objects as if they were the elements of a list. */
    final ArrayFacts objects = new ArrayFacts();

    private long keysInAll;
    private boolean numbered = true;
    private boolean alike = true;
    private long keysOfFirst;
    private long keysOfThis;

    void beginObject() {
        keysOfThis = 0;
    }

    void addKey(String key) {
        objects.addKey(key);
        keysInAll++;
        numbered = numbered && isNumber(key);
        keysOfThis = 31 * keysOfThis + key.hashCode() + 1;
    }

    void endObject() {
        keysOfFirst = objects.elements == 0 ? keysOfThis : keysOfFirst;
        alike = alike && keysOfThis == keysOfFirst;
        objects.addKnownObject();
    }

    /** Whether each object is a record under a name of its own: most of them have most of the keys. */
    boolean areRecords() {
        return objects.elements > 1
                && keysInAll > 0
                && !objects.tooManyKeys
                && keysInAll * 2 > objects.elements * objects.keys.size();
    }

    /** Whether each object is a column: its keys number the rows, the same in all. */
    boolean areColumns() {
        return keysInAll > 0 && numbered && alike;
    }

    private static boolean isNumber(String key) {
        return !key.isEmpty() && key.length() < 19 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
