package dip.embedded;

import dip.messaging.Topology;
import dip.model.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The embedded broker as a process of its own, until it is told to end (SIGTERM). When clients can connect it prints
 * one line: {@code READY <port> <journal type>}. How it is set up and why: docs/decisions/0006.
 *
 * <p>System properties: {@code dip.broker.port} (0 or absent: a free one), {@code dip.broker.data} (directory; absent:
 * in memory), {@code dip.broker.username}, {@code dip.broker.password} (absent: everybody),
 * {@code dip.broker.interfaces} (comma-separated interface ids; absent: those of the catalogue).
 */
public final class BrokerMain {

    private static final Logger LOG = Logger.getLogger("org.apache.activemq");

    private BrokerMain() {
    }

    public static void main(String[] args) throws InterruptedException {
        // At INFO it writes an audit line for each message, at WARNING one for each queue without a dead-letter address.
        LOG.setLevel(Level.SEVERE);
        String data = System.getProperty("dip.broker.data");
        EmbeddedBroker broker = EmbeddedBroker.start(new EmbeddedBroker.Settings(Integer.getInteger("dip.broker.port", 0),
                data == null ? null : Path.of(data), topology(),
                System.getProperty("dip.broker.username"), System.getProperty("dip.broker.password")));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.println("READY " + broker.port() + " " + broker.journalType());
        Thread.currentThread().join();
    }

    private static Topology topology() {
        String interfaces = System.getProperty("dip.broker.interfaces");
        return interfaces == null ? Topology.of(Catalogue.builtIn()) : Topology.ofInterfaces(List.of(interfaces.split(",")));
    }
}
