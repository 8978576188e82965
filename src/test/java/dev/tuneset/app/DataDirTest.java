package dev.tuneset.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {
    @TempDir
    Path temp;

    @Test
    void opensTheFolderToItsOwnerOnly() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path dir = temp.resolve("a/b");
        DataDir.prepare(dir);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwx------");
    }

    @Test
    void closesAFolderThatTheServerMadeAndLeavesAFolderInUse() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path dir = Files.createDirectories(temp.resolve("d/incoming")).getParent();
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-x---"));
        DataDir.prepare(dir);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwx------");
        Files.createFile(dir.resolve("tuneset.mv.db"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-x---"));
        DataDir.prepare(dir);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void saysWhatToDoWhenThePathIsTaken() throws IOException {
        Path file = Files.createFile(temp.resolve("taken"));
        assertThatThrownBy(() -> DataDir.prepare(file))
                .isInstanceOf(StartupTrouble.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("there is a file of that name")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void readsPathsAsPeopleTypeThem() {
        assertThat(DataDirPath.absolute("~/data")).isEqualTo("${user.home}/data");
        assertThat(DataDirPath.absolute("/srv/t")).isEqualTo("/srv/t");
        assertThat(DataDirPath.absolute("${user.home}/x")).isEqualTo("${user.home}/x");
        assertThat(DataDirPath.absolute("data")).isEqualTo(Path.of("").toAbsolutePath() + "/data");
    }
}
