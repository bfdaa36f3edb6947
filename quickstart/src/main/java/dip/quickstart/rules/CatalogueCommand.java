package dip.quickstart.rules;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.CatalogueDiff;
import dip.model.catalogue.importer.CatalogueImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "catalogue", mixinStandardHelpOptions = true,
        description = "The DIP's interfaces, events, fields and codes: of a new release, and what changed.",
        synopsisSubcommandLabel = "COMMAND")
public final class CatalogueCommand {

    private static final String BUILT_IN = "built-in";

    @Spec
    private CommandSpec command;

    @Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Makes a catalogue from a directory with the DIP API's specification (*-unresolved.yaml).",
            footer = {"", "Exit codes: 0 done, 2 not able to."})
    int importSpecification(
            @Parameters(paramLabel = "DIR", description = "The specification's directory.") Path directory,
            @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write it (default: standard output).")
            Path output) throws IOException {
        Catalogue catalogue = CatalogueImporter.read(directory);
        PrintWriter out = command.commandLine().getOut();
        if (output == null) {
            out.print(catalogue.write());
        } else {
            Files.writeString(output, catalogue.write());
            out.println(output + ": release " + catalogue.release() + ", " + Tally.counted(catalogue.interfaces().size(), "interface")
                    + ", " + Tally.counted(catalogue.variants().size(), "variant") + ", "
                    + Tally.counted(catalogue.responseCodes().size(), "response code"));
        }
        return 0;
    }

    @Command(name = "diff", mixinStandardHelpOptions = true,
            description = "What differs between two catalogues: + new, - gone, ~ changed.",
            footer = {"", "Each is a catalogue file, a specification's directory, or " + BUILT_IN + '.',
                "Exit codes: 0 no difference, 1 differences, 2 not able to say."})
    int diff(
            @Parameters(paramLabel = "A", description = "The one before.") Path before,
            @Parameters(paramLabel = "B", description = "The one after.") Path after) throws IOException {
        List<CatalogueDiff.Change> changes = CatalogueDiff.between(catalogue(before), catalogue(after));
        changes.forEach(command.commandLine().getOut()::println);
        return changes.isEmpty() ? 0 : 1;
    }

    private static Catalogue catalogue(Path place) throws IOException {
        if (place.toString().equals(BUILT_IN)) {
            return Catalogue.builtIn();
        }
        return Files.isDirectory(place) ? CatalogueImporter.read(place)
                : Catalogue.read(new String(Input.read(place), StandardCharsets.UTF_8));
    }
}
