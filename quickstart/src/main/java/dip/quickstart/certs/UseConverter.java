package dip.quickstart.certs;

import dip.signing.authority.CertificateAuthority.Use;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class UseConverter implements ITypeConverter<Use> {

    @Override
    public Use convert(String name) {
        return switch (name) {
            case "signing" -> Use.SIGNING;
            case "tls-client" -> Use.TLS_CLIENT;
            case "tls-server" -> Use.TLS_SERVER;
            default -> throw new TypeConversionException("'" + name + "' is none of signing, tls-client, tls-server");
        };
    }
}
