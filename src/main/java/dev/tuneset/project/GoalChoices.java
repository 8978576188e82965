package dev.tuneset.project;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** The answers the goal form offers: {@code {inject:goal.purposes}}. */
@Named("goal")
@Singleton
public class GoalChoices {
    public List<Purpose> purposes() {
        return List.of(Purpose.values());
    }

    public List<OutputStyle> outputStyles() {
        return List.of(OutputStyle.values());
    }

    public List<DataLanguage> languages() {
        return List.of(DataLanguage.values());
    }

    public List<Origin> origins() {
        return List.of(Origin.values());
    }
}
