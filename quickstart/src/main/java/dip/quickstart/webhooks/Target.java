package dip.quickstart.webhooks;

import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteMixin;
import dip.service.participants.Participant;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of both commands: whose webhooks, at which DIP. */
final class Target {

    @Option(names = "--file", paramLabel = "FILE", description = {
        "participants.yaml, and other settings files of the services (.yaml, .properties); repeat for several, later ones win",
        "(default: those of the suite on this machine)."})
    private List<Path> files = List.of();
    @Option(names = "--dip-url", paramLabel = "U", description = "The DIP's API without path (default: dip.egress.dip-url or dip.status.dip-url of the files).")
    private URI dipUrl;
    @Option(names = "--participant", paramLabel = "DIPID", description = "Only this one; repeat for several (default: all).")
    private List<String> only = List.of();
    @Option(names = "--prune", description = "Also take back what the DIP has and the file does not name.")
    private boolean prune;
    @Option(names = "--record", paramLabel = "FILE", description = "What the DIP has acknowledged (default: FILE.webhooks.json of the first --file).")
    private Path recordFile;
    @Mixin
    private SuiteMixin suite;

    /** What there is to do. */
    record Job(SettingsFiles settings, URI dip, List<Participant> participants, Known known, Plan plan) {
    }

    /** @throws IllegalArgumentException where an option names what is not there */
    Job job() {
        boolean local = files.isEmpty();
        SettingsFiles settings = SettingsFiles.read(local ? suiteFiles() : files);
        URI dip = withoutSlash(dipUrl != null ? dipUrl : settings.dipUrl());
        List<Participant> participants = participants(settings);
        Known known = local && dipUrl == null ? simulator() : AppliedRecord.open(recordFile(), dip.toString());
        Map<Place, String> wanted = new TreeMap<>();
        participants.forEach(participant -> wanted.putAll(settings.wanted(participant)));
        Predicate<Place> isOfThese = place -> participants.stream().anyMatch(each -> each.dipId().equals(place.participant()));
        Map<Place, Optional<String>> has = known.read().entrySet().stream().filter(entry -> isOfThese.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Job(settings, dip, participants, known, Plan.of(wanted, has, prune));
    }

    private List<Participant> participants(SettingsFiles settings) {
        only.stream().filter(dipId -> settings.participants().find(dipId).isEmpty()).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("--participant " + unknown + ": is none of the file's");
        });
        return settings.participants().all().stream().filter(each -> only.isEmpty() || only.contains(each.dipId())).toList();
    }

    /** In the order in which the services read them. */
    private List<Path> suiteFiles() {
        SuiteHome home = suite.suite().home();
        if (!Files.exists(home.participants())) {
            throw new IllegalArgumentException("there is no suite in " + home.root() + "; ./dip up makes one, or name --file and --dip-url");
        }
        return List.of(home.config("ingress"), home.config("status"), home.participants());
    }

    private Path recordFile() {
        Path beside = files.isEmpty() ? suite.suite().home().participants() : files.getFirst();
        return recordFile != null ? recordFile : beside.resolveSibling(beside.getFileName() + ".webhooks.json");
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private Known simulator() {
        Suite running = suite.suite();
        return new SimulatedDip(running.http(), URI.create("http://127.0.0.1:" + running.require("simulator").port()));
    }
}
