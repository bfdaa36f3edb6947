package dip.model.catalogue;

import dip.model.response.ResponseCode;
import java.util.Collection;
import java.util.Optional;

/** Every interface and event variant of one release of the DIP API, compiled once. Immutable. */
public final class Catalogue {

    private Catalogue() {
    }

    /** The release that this build carries (DIP API v2.1.0). */
    public static Catalogue builtIn() {
        throw new UnsupportedOperationException();
    }

    /** The release of the DIP API, for instance {@code 2.1.0}. */
    public String release() {
        throw new UnsupportedOperationException();
    }

    public Collection<InterfaceInfo> interfaces() {
        throw new UnsupportedOperationException();
    }

    /** By interface id, or by a channel's other name: {@code IF-021}, {@code PUB-021}, {@code REP-002}; exact case. */
    public Optional<InterfaceInfo> byChannel(String channel) {
        throw new UnsupportedOperationException();
    }

    public Collection<ResponseCode> responseCodes() {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException for a code that the catalogue does not have */
    public ResponseCode responseCode(String code) {
        throw new UnsupportedOperationException();
    }
}
