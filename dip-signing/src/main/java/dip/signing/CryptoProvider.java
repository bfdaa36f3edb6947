package dip.signing;

/** The one seam behind which the maker of signatures and digests is chosen. Chosen by measurement: see benchmarks. */
public enum CryptoProvider {
    JDK, BOUNCY_CASTLE, CORRETTO;

    /** The fastest that this platform has: Corretto where it is on the class path and self-tests, else the JDK's. */
    public static CryptoProvider fastest() {
        throw new UnsupportedOperationException();
    }
}
