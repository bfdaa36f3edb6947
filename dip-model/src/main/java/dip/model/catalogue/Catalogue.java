package dip.model.catalogue;

import dip.model.response.ResponseCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every interface and event variant of one release of the DIP API. Immutable. */
public final class Catalogue {

    private static final String BUILT_IN = "dip-api-2.1.0.catalogue";

    private final String release;
    private final Map<String, InterfaceInfo> interfaces = new LinkedHashMap<>();
    private final Map<String, InterfaceInfo> byPublication = new HashMap<>();
    private final Map<String, ResponseCode> codes = new LinkedHashMap<>();
    private final List<Variant> variants;
    private final Map<String, Map<String, Variant>> byEvent = new HashMap<>();

    /** @param profiles what the specification's schemas do not say about the interfaces; one at least each interface */
    public Catalogue(String release, Collection<Profile> profiles, Collection<ResponseCode> codes, List<Variant> variants) {
        this.release = release;
        this.variants = List.copyOf(variants);
        codes.forEach(code -> this.codes.putIfAbsent(code.code(), code));
        for (Variant variant : variants) {
            Map<String, Variant> events = byEvent.computeIfAbsent(variant.interfaceId(), id -> new LinkedHashMap<>());
            variant.eventCodes().forEach(event -> events.merge(event, variant, Catalogue::narrower));
        }
        profiles.forEach(this::add);
    }

    /** Where two variants claim an event the one for fewer events has it: IF-020, dip-spec section 1.7. */
    private static Variant narrower(Variant one, Variant other) {
        return other.eventCodes().size() < one.eventCodes().size() ? other : one;
    }

    private void add(Profile profile) {
        Map<String, Variant> events = byEvent.get(profile.id());
        if (events == null) {
            throw new IllegalArgumentException("interface " + profile.id() + " has no variant");
        }
        String version = events.values().iterator().next().schemaVersion();
        InterfaceInfo info = new InterfaceInfo(profile.id(), InterfaceInfo.publicationId(profile.id()), profile.name(),
                profile.lane(), version, List.copyOf(events.keySet()), profile.senders(), profile.recipients());
        interfaces.put(info.id(), info);
        byPublication.put(info.publicationId(), info);
    }

    /** The release that this build carries (DIP API v2.1.0). Reads it anew at each call: keep it. */
    public static Catalogue builtIn() {
        try (InputStream in = Catalogue.class.getResourceAsStream(BUILT_IN)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException that names the line that is wrong
     */
    public static Catalogue read(String text) {
        return new CatalogueReader(text).read();
    }

    /** The catalogue as text: each type and block once, a line a fact, in a fixed order, so that releases compare by line. */
    public String write() {
        return new CatalogueWriter(this).write();
    }

    /** The release of the DIP API, for instance {@code 2.1.0}. */
    public String release() {
        return release;
    }

    /** In the order of their ids. */
    public Collection<InterfaceInfo> interfaces() {
        return Collections.unmodifiableCollection(interfaces.values());
    }

    /** By interface id, or by a channel's other name: {@code IF-021}, {@code PUB-021}, {@code REP-002}; exact case. */
    public Optional<InterfaceInfo> byChannel(String channel) {
        InterfaceInfo info = interfaces.get(channel);
        return Optional.ofNullable(info != null ? info : byPublication.get(channel));
    }

    /** All variants, in the specification's order. */
    public List<Variant> variants() {
        return variants;
    }

    /**
     * The variant that a message of this interface and event must follow.
     *
     * @param eventCode with its square brackets
     */
    public Optional<Variant> variant(String interfaceId, String eventCode) {
        return Optional.ofNullable(byEvent.getOrDefault(interfaceId, Map.of()).get(eventCode));
    }

    /** A code that the specification lists twice stands here once. */
    public Collection<ResponseCode> responseCodes() {
        return Collections.unmodifiableCollection(codes.values());
    }

    /** @throws IllegalArgumentException for a code that the catalogue does not have */
    public ResponseCode responseCode(String code) {
        ResponseCode known = codes.get(code);
        if (known == null) {
            throw new IllegalArgumentException("the catalogue of release " + release + " has no response code " + code);
        }
        return known;
    }
}
