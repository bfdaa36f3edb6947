package dip.quickstart.suite;

import java.net.URI;
import java.util.List;

/** Which processes a local suite has, in which order they start, and how each is configured. */
final class SuiteLayout {

    /** In the order of their start. */
    static final List<String> NAMES = List.of("postgres", "broker", "simulator", "ingress", "validation", "status",
            "egress", "audit");

    private final List<List<Component>> inOrder;

    private SuiteLayout(List<List<Component>> inOrder) {
        this.inOrder = inOrder;
    }

    static SuiteLayout of(SuiteHome home, SuiteOptions options) {
        SuitePorts ports = SuitePorts.of(home);
        EmbeddedComponents embedded = new EmbeddedComponents(home, options, ports);
        ServiceComponents services = new ServiceComponents(home, options, ports);
        return new SuiteLayout(List.of(
                List.of(embedded.postgres(), embedded.broker(), services.simulator()),
                List.of(services.ingress(), services.validation(), services.status(), services.egress(), services.audit())));
    }

    /** Groups one after the other; the members of a group at the same time. */
    List<List<Component>> inOrder() {
        return inOrder;
    }

    static URI ready(int port) {
        return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }
}
