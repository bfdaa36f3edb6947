package dip.signing.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Answers for an authority, on a loopback port, which of its certificates are revoked (RFC 6960). By the machine's clock,
 * since Java judges such answers by no other.
 */
public final class OcspResponder implements AutoCloseable {

    private final CertificateAuthority authority;
    private final Date now = new Date();
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    public OcspResponder(CertificateAuthority authority) throws IOException {
        this.authority = authority;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] response = response(new OCSPReq(request(exchange)));
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    /** A short request comes as GET with its base64 in the path (RFC 6960 appendix A.1). */
    private static byte[] request(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod().equals("GET")
                ? Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring(1))
                : exchange.getRequestBody().readAllBytes();
    }

    private byte[] response(OCSPReq request) throws OCSPException, OperatorCreationException, IOException {
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                SubjectPublicKeyInfo.getInstance(authority.certificate().getPublicKey().getEncoded()),
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1));
        for (Req each : request.getRequestList()) {
            CertificateStatus status = revoked.contains(each.getCertID().getSerialNumber())
                    ? new RevokedStatus(new Date(0), CRLReason.keyCompromise) : CertificateStatus.GOOD;
            builder.addResponse(each.getCertID(), status, now, now);
        }
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL,
                builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key.getPrivate()), null, now)).getEncoded();
    }
}
