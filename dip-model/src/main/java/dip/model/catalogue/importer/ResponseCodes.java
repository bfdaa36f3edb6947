package dip.model.catalogue.importer;

import dip.model.response.ResponseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The response codes of a specification; their texts stand in its comments, which no YAML reader keeps. */
final class ResponseCodes {

    private static final String FILE = "ResponseCodes-unresolved.yaml";
    private static final Pattern LINE = Pattern.compile("^\\s*-\\s+([A-Z]+\\d+)\\s*#\\s*(.*?)\\s*$", Pattern.UNICODE_CHARACTER_CLASS);

    private ResponseCodes() {
    }

    static List<ResponseCode> read(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve(FILE)).stream().map(LINE::matcher).filter(Matcher::matches)
                .map(line -> new ResponseCode(line.group(1), line.group(2))).toList();
    }
}
