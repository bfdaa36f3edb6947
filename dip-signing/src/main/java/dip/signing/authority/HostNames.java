package dip.signing.authority;

import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The names by which a TLS server is reached, as a certificate says them (RFC 5280 section 4.2.1.6). */
final class HostNames {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    private HostNames() {
    }

    /** @param hosts DNS names and IP addresses in any mixture */
    static GeneralNames of(List<String> hosts) {
        return new GeneralNames(hosts.stream().map(HostNames::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(String host) {
        return new GeneralName(ADDRESS.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}
