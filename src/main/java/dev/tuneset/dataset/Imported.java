package dev.tuneset.dataset;

import java.util.List;

/** What an import brought. */
record Imported(List<String> columns, long rows, long badRows) {}
