package dip.signing;

import java.lang.reflect.Method;
import java.security.Provider;

/**
 * The only place that names Amazon's provider, by reflection: it is an optional dependency, and a native binary,
 * whose closed world its JNI library is no part of, has to do without.
 */
final class Corretto {

    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final boolean NATIVE_IMAGE = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private Corretto() {
    }

    /** @throws IllegalStateException where it is not on the class path, not for this platform or fails its self-tests */
    static Provider load() {
        if (NATIVE_IMAGE) {
            throw new IllegalStateException("a native binary has no Corretto");
        }
        try {
            Class<?> type = Class.forName(PROVIDER);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            Method selfTest = type.getMethod("assertHealthy");
            selfTest.invoke(provider);
            return provider;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("Corretto is not usable here: " + e, e);
        }
    }
}
