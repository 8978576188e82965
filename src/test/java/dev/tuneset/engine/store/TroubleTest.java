package dev.tuneset.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.row.Schema;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
    @Test
    void knowsAFullDisk() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (FileOutputStream file = new FileOutputStream(full.toFile())) {
            assertThatThrownBy(() -> file.write(new byte[10])).isInstanceOfSatisfying(IOException.class, e -> {
                assertThat(Trouble.writing(e).code()).isEqualTo("disk_full");
            });
        }
    }

    @Test
    void saysThatAFolderCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        assertThatThrownBy(() -> new RowStoreWriter(file.resolve("rows"), Schema.of("a")))
                .hasFieldOrPropertyWithValue("code", "not_writable")
                .hasMessageNotContaining(folder.toString());
    }
}
