package dip.messaging;

import dip.embedded.BrokerMain;
import dip.embedded.ChildProcess;
import java.nio.file.Path;

/** A durable broker in a process of its own that a test can kill and start again on the same port and directory. */
final class Broker implements AutoCloseable {

    private final Path data;
    private ChildProcess process;

    Broker(Path data) throws Exception {
        this.data = data;
        this.process = start(0);
    }

    BrokerSettings settings() {
        return BrokerSettings.artemis("127.0.0.1", process.port(), null, null);
    }

    void kill() throws Exception {
        process.kill();
    }

    /** As {@code kill -STOP}: connected and silent. */
    void freeze() throws Exception {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    }

    void startAgain() throws Exception {
        process = start(process.port());
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess start(int port) throws Exception {
        return ChildProcess.start(BrokerMain.class, "dip.broker.data=" + data, "dip.broker.port=" + port,
                "dip.broker.interfaces=IF-036");
    }
}
