package dev.tuneset.project;

import dev.tuneset.web.Language;

/** Makes a project that is ready to click through. The home page offers it as soon as a bean implements it. */
public interface Sample {
    /** Creates the project, with its data; returns its id. */
    long create(Language language);
}
