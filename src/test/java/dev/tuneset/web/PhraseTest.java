package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhraseTest {
    @Test
    void fillsPlacesAndWritesNumbersTheWayOfTheLanguage() {
        assertThat(new Phrase("{1} of {0}").fill(Locale.ENGLISH, 12345, "x")).isEqualTo("x of 12,345");
    }

    @Test
    void choosesTheWordByTheNumber() {
        Phrase phrase = new Phrase("{0} {0|row|rows}");
        assertThat(phrase.fill(Locale.ENGLISH, 1)).isEqualTo("1 row");
        assertThat(phrase.fill(Locale.ENGLISH, 0L)).isEqualTo("0 rows");
    }

    @Test
    void takesApostrophesAndUnknownPlacesAsTheyAre() {
        assertThat(new Phrase("it's {a} and {3} and {").fill(Locale.ENGLISH, 1)).isEqualTo("it's {a} and {3} and {");
    }

    @Test
    void doesNotFillInsideAnArgument() {
        assertThat(new Phrase("{0}-{1}").fill(Locale.ENGLISH, "{1}", "b")).isEqualTo("{1}-b");
    }
}
