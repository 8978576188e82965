package dev.tuneset.project;

import java.util.Locale;

/** The steps of a project, in their order. The page of a step is {@code /projects/{id}/{code}}; of the first, {@code /projects/{id}}. */
public enum Step {
    PROJECT,
    DATA,
    MAP,
    FORMAT,
    TEMPLATE,
    CHECK,
    EXPORT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String path(long projectId) {
        return "/projects/" + projectId + (this == PROJECT ? "" : "/" + code());
    }
}
