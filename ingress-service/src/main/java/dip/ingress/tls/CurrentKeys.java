package dip.ingress.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The server's keys as they were read last. A handshake asks for a key's name first, then for the key and its certificates:
 * names tell one reading from the next, and the one before is kept for the handshakes under way.
 */
final class CurrentKeys extends X509ExtendedKeyManager {

    /** @param mark the start of its keys' names */
    private record Reading(String mark, X509ExtendedKeyManager keys) {

        String named(String alias) {
            return alias == null ? null : mark + alias;
        }

        String alias(String name) {
            return name.substring(mark.length());
        }
    }

    /** @param before the same as the latest where there is none */
    private record Readings(int number, Reading latest, Reading before) {

        Readings followedBy(X509ExtendedKeyManager keys) {
            return new Readings(number + 1, new Reading(number + 1 + ":", keys), latest);
        }

        /** Null for a name of a reading that is long gone. */
        Reading of(String name) {
            return name.startsWith(latest.mark) ? latest : name.startsWith(before.mark) ? before : null;
        }
    }

    private volatile Readings readings;

    CurrentKeys(X509ExtendedKeyManager first) {
        Reading reading = new Reading("0:", first);
        readings = new Readings(0, reading, reading);
    }

    /** By one thread at a time. */
    void replaceWith(X509ExtendedKeyManager next) {
        readings = readings.followedBy(next);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        Reading reading = readings.latest;
        return reading.named(reading.keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        Reading reading = readings.latest;
        return reading.named(reading.keys.chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        Reading reading = readings.latest;
        String[] aliases = reading.keys.getServerAliases(keyType, issuers);
        return aliases == null ? null : Stream.of(aliases).map(reading::named).toArray(String[]::new);
    }

    @Override
    public X509Certificate[] getCertificateChain(String name) {
        Reading reading = readings.of(name);
        return reading == null ? null : reading.keys.getCertificateChain(reading.alias(name));
    }

    @Override
    public PrivateKey getPrivateKey(String name) {
        Reading reading = readings.of(name);
        return reading == null ? null : reading.keys.getPrivateKey(reading.alias(name));
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null; // a server's keys
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
