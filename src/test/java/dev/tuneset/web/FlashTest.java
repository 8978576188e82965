package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlashTest {
    @Test
    void comesBackAsItWasLeft() {
        Flash flash = Flash.ok("project.deleted", "客服 “问答”", 3).undoableBy("/projects/3/restore");
        assertThat(Flash.decode(flash.encode())).contains(flash);
    }

    @Test
    void cutsLongArgumentsBetweenCharacters() {
        Flash flash = Flash.error("k", "😀".repeat(100));
        assertThat(flash.arguments().get(0)).isEqualTo("😀".repeat(80) + "…");
    }

    @Test
    void takesNothingThatIsNotItsOwn() {
        assertThat(Flash.decode("***")).isEmpty();
        assertThat(Flash.decode("AAAA"))
                .isPresent()
                .get()
                .extracting(Flash::undo)
                .isNull();
        assertThat(Flash.decode("b2s")).isEmpty();
    }

    @Test
    void neverOffersAnUndoOnAnotherServer() {
        Flash flash = new Flash("ok", "k", java.util.List.of(), "//evil.example/x");
        assertThat(Flash.decode(flash.encode())).get().extracting(Flash::undo).isNull();
    }
}
