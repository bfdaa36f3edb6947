package dip.embedded;

import dip.messaging.Topology;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis broker inside this JVM that speaks AMQP 1.0 on the loopback interface. It has the queues of its
 * {@link Topology} and makes no others. With a data directory it is durable: a send is acknowledged when its journal
 * is on the disk, and a broker started later on the same directory has every message that was acknowledged.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /**
     * @param port 0 for a free one
     * @param dataDirectory null to keep everything in memory
     * @param username null to let everybody in; else the one user
     */
    public record Settings(int port, Path dataDirectory, Topology topology, String username, String password) {

        public static Settings inMemory(Topology topology) {
            return new Settings(0, null, topology, null, null);
        }

        public static Settings durable(Path dataDirectory, Topology topology) {
            return new Settings(0, dataDirectory, topology, null, null);
        }

        public Settings withPort(int newPort) {
            return new Settings(newPort, dataDirectory, topology, username, password);
        }

        public Settings withUser(String name, String secret) {
            return new Settings(port, dataDirectory, topology, name, secret);
        }
    }

    private final Settings settings;
    private final ActiveMQServer server;

    private EmbeddedBroker(Settings settings, ActiveMQServer server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Returns when clients can connect.
     *
     * @throws IllegalStateException where the broker does not start, for instance on a port in use
     */
    public static EmbeddedBroker start(Settings settings) {
        Settings fixed = settings.port() == 0 ? settings.withPort(Ports.free()) : settings;
        try {
            ActiveMQServer server = new ActiveMQServerImpl(BrokerConfiguration.of(fixed), null, security(fixed));
            server.start();
            if (!server.waitForActivation(30, TimeUnit.SECONDS)) {
                server.stop();
                throw new IllegalStateException("the broker is not active after 30 s: does another one hold "
                        + fixed.dataDirectory() + "?");
            }
            return new EmbeddedBroker(fixed, server);
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start on port " + fixed.port(), e);
        }
    }

    public String host() {
        return BrokerConfiguration.HOST;
    }

    public int port() {
        return settings.port();
    }

    /** What the journal really is: ASYNCIO where the machine has libaio for it, else NIO. */
    public String journalType() {
        return server.getConfiguration().getJournalType().name();
    }

    /** How many messages a queue holds, those at work with a consumer included. */
    public long depth(String queue) {
        return server.locateQueue(queue).getMessageCount();
    }

    /** A new broker on the same port and directory. */
    public EmbeddedBroker restart() {
        close();
        return start(settings);
    }

    /** Ends the broker; clients see their connection closed. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }

    private static ActiveMQJAASSecurityManager security(Settings settings) {
        if (settings.username() == null) {
            return null;
        }
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(settings.username(), settings.password());
        users.addRole(settings.username(), BrokerConfiguration.ROLE);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
