package dip.signing;

import java.security.Provider;
import java.util.concurrent.Callable;

/**
 * The providers that are optional dependencies, by reflection, so that what is built without them, natively too, links.
 *
 * <p>Services go without Bouncy Castle: where Netty finds it, it makes a provider of it on the event loop when the first
 * TLS connection opens, which takes up to seconds.
 */
final class OptionalProviders {

    /**
     * Constant in a native build, which then leaves out what is not reached. Asked where a loader would be made: of one that
     * exists the build believes that any call of a Callable may be its own.
     */
    private static final boolean NATIVE_IMAGE = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private OptionalProviders() {
    }

    /** @throws IllegalStateException where it is not on the class path */
    static Provider bouncyCastle() {
        return NATIVE_IMAGE ? none("Bouncy Castle") : load("Bouncy Castle", () ->
                (Provider) Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider").getConstructor().newInstance());
    }

    /** @throws IllegalStateException where it is not on the class path, not for this platform or fails its self-tests */
    static Provider corretto() {
        return NATIVE_IMAGE ? none("Corretto") : load("Corretto", () -> {
            Class<?> type = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return provider;
        });
    }

    private static Provider none(String name) {
        throw new IllegalStateException("a native binary has no " + name);
    }

    private static Provider load(String name, Callable<Provider> loader) {
        try {
            return loader.call();
        } catch (Exception | LinkageError e) {
            throw new IllegalStateException(name + " is not usable here: " + e, e);
        }
    }
}
