package dip.model.validation;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Shape;
import dip.model.catalogue.Shape.Block;
import dip.model.catalogue.Variant;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonPointer;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import dip.model.structure.Structure;
import dip.model.structure.StructureCompiler;
import dip.model.structure.Violations;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * REP-*: base64 of a zlib stream of one JSON object (dip-spec section 1.6), in the shape that the specification gives
 * beside it. Whatever the stream holds, no more memory is taken than a small multiple of the largest report allowed.
 */
final class ReportRules {

    private static final String SHAPE_BESIDE = "schema";

    private final Map<String, Structure> byInterface = new HashMap<>();
    private final int maxBytes;
    private final JsonLimits limits;

    ReportRules(Catalogue catalogue, int maxBytes) {
        this.maxBytes = maxBytes;
        this.limits = new JsonLimits(maxBytes, JsonLimits.DEFAULT.maxDepth(), JsonLimits.DEFAULT.maxNumberLength());
        StructureCompiler compiler = new StructureCompiler();
        for (Variant variant : catalogue.variants()) {
            if (variant.payload().field("CustomBlock") instanceof Block custom && custom.field(SHAPE_BESIDE) instanceof Shape report) {
                byInterface.put(variant.interfaceId(), compiler.compile(report));
            }
        }
    }

    void check(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.json().member(message.custom(), "P03"), "compressedReport");
        if (!message.isString(node)) {
            return;
        }
        byte[] compressed = decoded(message.json().utf8(node));
        if (compressed == null) {
            findings.report(node, Rule.REPORT_BASE64, "Encode the compressed report in base64 without line breaks.");
        } else {
            content(compressed, message, node, findings);
        }
    }

    private static byte[] decoded(byte[] base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** One report at a time, so that the memory taken does not grow with the number of threads. */
    private synchronized void content(byte[] compressed, Envelope message, int node, RuleFindings findings) {
        switch (ReportInflater.inflate(compressed, maxBytes)) {
            case ReportInflater.Inflated report -> json(report.json(), message, node, findings);
            case ReportInflater.Broken broken -> findings.report(node, Rule.REPORT_ZLIB,
                    "Compress the report as one zlib stream (RFC 1950): " + broken.reason() + '.');
            case ReportInflater.TooLarge _ -> findings.report(node, Rule.REPORT_SIZE,
                    "Split the report, or ask the recipient to allow more: it is larger than " + maxBytes + " bytes or too dense.");
        }
    }

    private void json(byte[] report, Envelope message, int node, RuleFindings findings) {
        try {
            JsonDocument json = JsonDocument.parse(report, 0, report.length, limits);
            if (json.type(json.root()) != JsonType.OBJECT) {
                findings.report(node, Rule.REPORT_JSON, "Compress a JSON object: the report's blocks by name.");
            } else if (message.info() != null && byInterface.get(message.info().id()) instanceof Structure shape) {
                shape.check(json, json.root(), new Inside(json, node, findings));
            }
        } catch (MalformedJson malformed) {
            findings.report(node, Rule.REPORT_JSON, "Compress strict UTF-8 JSON: " + malformed.getMessage()
                    + " at byte " + malformed.offset() + " of the report.");
        }
    }

    /** What is wrong in the report, told at its place in it: the string's pointer, and on with the report's. */
    private record Inside(JsonDocument report, int string, RuleFindings findings) implements Violations {

        @Override
        public boolean isFull() {
            return findings.isFull();
        }

        @Override
        public void wrong(int node, String rule, String advice) {
            findings.reportInside(string, pointer(node), Rule.REPORT_STRUCTURE, Findings.shortened(report, node), advice);
        }

        @Override
        public void missing(int object, String field) {
            findings.reportInside(string, pointer(object) + '/' + JsonPointer.escape(field), Rule.REPORT_STRUCTURE, null,
                    "Send " + field + ": it is mandatory here.");
        }

        private String pointer(int node) {
            return JsonPointer.to(report, report.root(), node);
        }
    }
}
