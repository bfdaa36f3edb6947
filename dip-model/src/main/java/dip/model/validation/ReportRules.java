package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.util.Base64;

/**
 * REP-*: base64 of a zlib stream of one JSON object (dip-spec section 1.6). Whatever the stream holds, no more memory
 * is taken than a small multiple of the largest report allowed.
 */
final class ReportRules {

    private final int maxBytes;
    private final JsonLimits limits;

    ReportRules(int maxBytes) {
        this.maxBytes = maxBytes;
        this.limits = new JsonLimits(maxBytes, JsonLimits.DEFAULT.maxDepth(), JsonLimits.DEFAULT.maxNumberLength());
    }

    void check(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.json().member(message.custom(), "P03"), "compressedReport");
        if (!message.isString(node)) {
            return;
        }
        byte[] compressed;
        try {
            compressed = Base64.getDecoder().decode(message.json().utf8(node));
        } catch (IllegalArgumentException malformed) {
            findings.report(node, Rule.REPORT_BASE64, "Encode the compressed report in base64 without line breaks.");
            return;
        }
        switch (ReportInflater.inflate(compressed, maxBytes)) {
            case ReportInflater.Inflated report -> content(report.json(), node, findings);
            case ReportInflater.Broken broken -> findings.report(node, Rule.REPORT_ZLIB,
                    "Compress the report as one zlib stream (RFC 1950): " + broken.reason() + '.');
            case ReportInflater.TooLarge _ -> findings.report(node, Rule.REPORT_SIZE,
                    "Split the report, or ask the recipient to allow more: it is larger than " + maxBytes + " bytes or too dense.");
        }
    }

    private void content(byte[] report, int node, RuleFindings findings) {
        try {
            JsonDocument json = JsonDocument.parse(report, 0, report.length, limits);
            if (json.type(json.root()) != JsonType.OBJECT) {
                findings.report(node, Rule.REPORT_JSON, "Compress a JSON object: the report's blocks by name.");
            }
        } catch (MalformedJson malformed) {
            findings.report(node, Rule.REPORT_JSON, "Compress strict UTF-8 JSON: " + malformed.getMessage()
                    + " at byte " + malformed.offset() + " of the report.");
        }
    }
}
