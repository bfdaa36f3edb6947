package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoProviderTest {

    @ParameterizedTest
    @EnumSource
    void keyThatIsMadeSignsWithTheJdkAndIsOfTheSizeAskedFor(CryptoProvider provider) throws GeneralSecurityException {
        KeyPair key = provider.rsaKey(2048);

        assertThat(key.getPrivate()).isInstanceOf(RSAPrivateCrtKey.class);
        assertThat(key.getPrivate().getClass().getName()).startsWith("sun.security.rsa.");
        assertThat(((RSAPublicKey) key.getPublic()).getModulus().bitLength()).isEqualTo(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(Calls.BODY);
        byte[] signed = signature.sign();
        signature.initVerify(key.getPublic());
        signature.update(Calls.BODY);
        assertThat(signature.verify(signed)).isTrue();
    }
}
