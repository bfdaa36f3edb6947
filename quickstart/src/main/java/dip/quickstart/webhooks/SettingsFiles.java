package dip.quickstart.webhooks;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Callbacks;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The services' own settings, read from the files and the environment that the services read them from. */
final class SettingsFiles {

    private static final List<String> DIP_URLS = List.of("dip.egress.dip-url", "dip.status.dip-url");
    private static final String PUBLIC_URL = "dip.ingress.public-url";
    /** Above Quarkus' own sources, below system properties and the environment. */
    private static final int ORDINAL = 260;

    private final SmallRyeConfig config;
    private final Catalogue catalogue = Catalogue.builtIn();
    private final Participants participants;

    private SettingsFiles(SmallRyeConfig config) {
        this.config = config;
        this.participants = Participants.from(config.getOptionalValue("dip.environment", String.class)
                .orElseThrow(() -> new InvalidConfiguration("dip.environment", "is missing")),
                config.getConfigMapping(ParticipantsConfig.class), catalogue);
    }

    /**
     * @param files YAML, or properties where they are named so; a later one wins
     * @throws InvalidConfiguration names the key
     * @throws IllegalArgumentException names the file
     */
    static SettingsFiles read(List<Path> files) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors().addSystemSources()
                .withMapping(ParticipantsConfig.class);
        for (int i = 0; i < files.size(); i++) {
            builder.withSources(source(files.get(i), ORDINAL + i));
        }
        return new SettingsFiles(builder.build());
    }

    /** Of the DIP's API, without path. @throws InvalidConfiguration where there is none */
    URI dipUrl() {
        return DIP_URLS.stream().map(key -> config.getOptionalValue(key, URI.class)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new InvalidConfiguration(DIP_URLS.getFirst(), "is missing; give --dip-url"));
    }

    SmallRyeConfig config() {
        return config;
    }

    Participants participants() {
        return participants;
    }

    /** The webhooks that the participant is to have, as ingress knows them. @throws InvalidConfiguration where it has no base */
    Map<Place, String> wanted(Participant participant) {
        Map<Place, String> wanted = new TreeMap<>();
        add(wanted, participant, Callbacks.STATUS_MESSAGES);
        catalogue.interfaces().stream().filter(participant.callbacks()::wants)
                .forEach(channel -> add(wanted, participant, channel.id()));
        return wanted;
    }

    private void add(Map<Place, String> wanted, Participant participant, String channel) {
        String base = participant.callbacks().base(channel).or(this::publicUrl).orElseThrow(() -> new InvalidConfiguration(
                participant.key() + ".callback-url", "is missing, and " + PUBLIC_URL + ", too: where is the DIP to call?"));
        wanted.put(new Place(participant.dipId(), channel), base + Callbacks.path(participant.dipId(), channel));
    }

    private Optional<String> publicUrl() {
        return config.getOptionalValue(PUBLIC_URL, URI.class).map(url -> Callbacks.base(PUBLIC_URL, url));
    }

    private static ConfigSource source(Path file, int ordinal) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": no such file, or not readable");
        }
        try {
            URL url = file.toUri().toURL();
            return file.toString().endsWith(".properties") ? new PropertiesConfigSource(url, ordinal) : new YamlConfigSource(url, ordinal);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(file + ": cannot be read as " + (file.toString().endsWith(".properties")
                    ? "properties" : "YAML") + " (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        }
    }
}
