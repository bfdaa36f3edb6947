package dip.signing.keys;

import dip.signing.HeldKey;
import dip.signing.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** An unencrypted PEM file that its owner alone can read (mode 0600). */
record PemKeyFile(Path file) implements KeyPlace {

    @Override
    public HeldKey generate(int bits) {
        RsaKeys.requireSize(bits);
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + ": is there already; a key is never overwritten by a new one");
        }
        KeyPair pair = RsaKeys.make(bits);
        FileReplacement.secret(file, Pem.encode(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII)).create();
        return new HeldKey(file.toString(), pair.getPrivate(), (RSAPublicKey) pair.getPublic(), List.of(), null);
    }

    @Override
    public HeldKey open() {
        PrivateKey key = Pem.privateKey(file);
        return new HeldKey(file.toString(), key, RsaKeys.publicKey(key, file), List.of(), null);
    }

    @Override
    public Optional<String> keyFileContent() {
        return Optional.of(Pem.encode(open().key()));
    }

    @Override
    public boolean keepsCertificates() {
        return false;
    }

    @Override
    public void certify(List<X509Certificate> certificates) {
        // certificates have a file of their own
    }
}
