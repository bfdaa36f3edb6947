package dip.client;

import dip.client.Fault.Reason;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what is wrong on our side, from what a call is made with and from how it ended. */
final class Faults {

    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
    /** Clocks this far apart explain a refused signature; how far the DIP lets them be is not public (dip-spec section 3). */
    private static final Duration FAR_APART = Duration.ofSeconds(30);
    /** Alerts by which a server says no to a client certificate (RFC 8446 section 6.2), as the JDK writes them. */
    private static final Pattern ALERT = Pattern.compile("alert: (bad_certificate|unsupported_certificate|certificate_revoked"
            + "|certificate_expired|certificate_unknown|unknown_ca|access_denied|certificate_required|handshake_failure)");
    private static final int MOST_CAUSES = 10;

    private final Means means;

    Faults(Means means) {
        this.means = means;
    }

    /** What would be refused: there is no need to try. */
    Optional<Fault> before(Instant now) {
        return invalid(means.certificate(), now).map(why -> new Fault(
                        now.isBefore(means.certificate().getNotBefore().toInstant()) ? Reason.SIGNING_NOT_YET_VALID : Reason.SIGNING_EXPIRED,
                        "The signing certificate " + why + ". Put a valid key and certificate in place: " + means.places()
                                + (means.unusable() == null ? "" : "; what is there now cannot be used: " + means.unusable())))
                .or(() -> means.connected().certificate().flatMap(own -> invalid(own, now)).map(why -> new Fault(Reason.TLS_NOT_VALID,
                        "The TLS client certificate " + why + ". Put a valid key and certificate in place: " + means.connected().place()
                                + ".key-store")));
    }

    /** A refusal that says nothing about the messages. @param ahead by how much our clock is ahead of the DIP's, where it told its time */
    Tried judged(Tried outcome, Optional<Duration> ahead) {
        return outcome instanceof Rejected refused && NOT_LET_IN.contains(refused.httpStatus())
                ? new AtFault(refused.httpStatus(), refused.body(), notLetIn(refused, ahead)) : outcome;
    }

    /** Why TLS failed, where it is for a certificate. Nothing of the request was read by the DIP then. */
    Optional<AtFault> inTls(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                return Optional.of(new AtFault(0, null, untrusted(cause)));
            }
            Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
            if (alert.find()) {
                return Optional.of(new AtFault(0, null, refused(alert.group(1))));
            }
        }
        return Optional.empty();
    }

    private Fault untrusted(Throwable why) {
        return new Fault(Reason.DIP_UNTRUSTED, "The certificate that the DIP shows is not believed: " + why.getMessage()
                + ". Nothing was sent. Where the DIP has changed its issuer, add that to " + means.connected().place() + ".trust-store");
    }

    private Fault refused(String alert) {
        return new Fault(Reason.TLS_REFUSED, "The DIP refuses our TLS client certificate (" + alert + "): "
                + means.connected().certificate().map(Faults::text).orElse("none is configured")
                + ". Have it registered with the DIP, or put another key and certificate in place: " + means.connected().place() + ".key-store");
    }

    private Fault notLetIn(Rejected refused, Optional<Duration> ahead) {
        String answer = refused.detail() + (refused.reasons().isEmpty() ? "" : " " + refused.reasons());
        Optional<Duration> apart = ahead.filter(by -> by.abs().compareTo(FAR_APART) > 0);
        return apart.map(by -> new Fault(Reason.CLOCK_SKEW, answer + ", and our clock is " + by.abs().toSeconds() + " s "
                        + (by.isNegative() ? "behind" : "ahead of") + " its own: it refuses the date of our signatures. Set this machine's clock right (NTP)"))
                .orElseGet(() -> new Fault(Reason.CREDENTIALS_REFUSED, answer + ": it does not take our API key, our signature or its certificate, "
                        + text(means.certificate()) + ". Have the certificate registered with the DIP unless it is revoked; else put new ones in place: "
                        + means.places() + ", and the API key"));
    }

    private static Optional<String> invalid(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(text(certificate) + " is not valid before " + certificate.getNotBefore().toInstant() + "; it is " + now);
        }
        return now.isAfter(certificate.getNotAfter().toInstant())
                ? Optional.of(text(certificate) + " expired at " + certificate.getNotAfter().toInstant() + "; it is " + now) : Optional.empty();
    }

    private static String text(X509Certificate certificate) {
        return certificate.getSubjectX500Principal() + " (serial " + certificate.getSerialNumber().toString(16) + ")";
    }
}
