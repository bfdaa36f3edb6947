package dip.embedded;

import dip.messaging.Addresses;
import dip.messaging.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.io.aio.AIOSequentialFileFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the embedded broker is set up: small, durable, and with nothing that appears by itself. */
final class BrokerConfiguration {

    static final String HOST = "127.0.0.1";
    static final String ROLE = "suite";

    /** Of messages in memory over all addresses; beyond it they go to pages on the disk. */
    private static final long MEMORY_BYTES = 96L << 20;
    /** Of one address: a queue that nobody reads pages by itself and does not make the others page. */
    private static final long ADDRESS_BYTES = 12L << 20;
    /** The same for each of the many that business systems read, or do not. */
    private static final long VALIDATED_BYTES = 1L << 20;
    /** How long the journal gathers what it writes at once; with the disk's own time the least that a send takes. */
    private static final int JOURNAL_GATHERS_NANOS = 6_000_000;
    /** The broker shares its machine with everything else: more threads only hand the same work to one another. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int PAGE_BYTES = 2 << 20;
    /** Ends the bookkeeping of message groups at this many a queue, however many MPANs there are. */
    private static final int GROUP_BUCKETS = 1024;

    private BrokerConfiguration() {
    }

    static Configuration of(EmbeddedBroker.Settings settings) throws Exception {
        ConfigurationImpl broker = new ConfigurationImpl();
        broker.setName("dip-embedded").setJMXManagementEnabled(false).setGracefulShutdownEnabled(false);
        broker.addAcceptorConfiguration("amqp", "tcp://" + HOST + ":" + settings.port()
                + "?protocols=AMQP;amqpCredits=1000;amqpLowCredits=300;amqpDuplicateDetection=false;remotingThreads="
                + Math.max(1, CORES / 2));
        broker.setThreadPoolMaxSize(2 * CORES);
        broker.setAddressSettings(Map.of("#", defaults()));
        if (settings.dataDirectory() == null) {
            broker.setPersistenceEnabled(false).setGlobalMaxSize(-1);
        } else {
            journal(broker, settings.dataDirectory());
        }
        broker.setSecurityEnabled(settings.username() != null);
        broker.putSecurityRoles("#", Set.of(
                new Role(ROLE, true, true, false, false, false, false, false, true, false, false, false, false)));
        for (Topology.Address address : settings.topology().addresses()) {
            broker.addAddressConfiguration(address(address));
        }
        return broker;
    }

    private static void journal(ConfigurationImpl broker, Path directory) {
        broker.setGlobalMaxSize(MEMORY_BYTES);
        broker.setAddressSettings(Map.of(
                "#", defaults().setMaxSizeBytes(ADDRESS_BYTES),
                Addresses.validated("#"), defaults().setMaxSizeBytes(VALIDATED_BYTES)));
        broker.setJournalDirectory(directory.resolve("journal").toString());
        broker.setBindingsDirectory(directory.resolve("bindings").toString());
        broker.setPagingDirectory(directory.resolve("paging").toString());
        broker.setLargeMessagesDirectory(directory.resolve("large-messages").toString());
        broker.setNodeManagerLockDirectory(directory.toString());
        broker.setJournalType(AIOSequentialFileFactory.isSupported() ? JournalType.ASYNCIO : JournalType.NIO);
        broker.setJournalDatasync(true).setJournalSyncTransactional(true).setJournalSyncNonTransactional(true);
        broker.setJournalBufferTimeout_NIO(JOURNAL_GATHERS_NANOS);
        broker.setJournalMinFiles(2).setJournalPoolFiles(10);
        broker.setMaxDiskUsage(95);
    }

    private static AddressSettings defaults() {
        return new AddressSettings()
                .setAutoCreateAddresses(false).setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false).setAutoDeleteQueues(false)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes(PAGE_BYTES).setMaxReadPageBytes(2 * PAGE_BYTES)
                .setMaxDeliveryAttempts(-1)
                .setDefaultGroupBuckets(GROUP_BUCKETS);
    }

    private static CoreAddressConfiguration address(Topology.Address address) {
        RoutingType routing = address.shared() ? RoutingType.MULTICAST : RoutingType.ANYCAST;
        CoreAddressConfiguration configuration = new CoreAddressConfiguration().setName(address.name()).addRoutingType(routing);
        for (String queue : address.queues()) {
            configuration.addQueueConfig(QueueConfiguration.of(queue).setAddress(address.name()).setRoutingType(routing)
                    .setDurable(true).setGroupBuckets(address.grouped() ? GROUP_BUCKETS : 0));
        }
        return configuration;
    }
}
