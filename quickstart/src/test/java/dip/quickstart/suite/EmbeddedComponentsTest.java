package dip.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedComponentsTest {

    @TempDir
    private Path directory;

    @Test
    void postgresStartsOnAMachineThatNeverRanIt() throws Exception {
        SuiteHome home = new SuiteHome(directory.resolve("home"));
        home.create();
        Component postgres = new EmbeddedComponents(home, SuiteOptions.all(), SuitePorts.of(home)).postgres();

        Process process = start(postgres, Files.createDirectory(directory.resolve("unpacked")));

        try {
            assertThat(answers(process, postgres.port())).as(Files.readString(home.log("postgres"))).isTrue();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** @param unpacked where Postgres is looked for, and put where it is not there */
    private Process start(Component component, Path unpacked) throws IOException {
        List<String> command = new ArrayList<>(component.command());
        command.add(1, "-Dot.epg.working-dir=" + unpacked);
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new SuiteHome(directory.resolve("home")).log(component.name()).toFile()).start();
    }

    private static boolean answers(Process process, int port) {
        while (process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        return false;
    }
}
