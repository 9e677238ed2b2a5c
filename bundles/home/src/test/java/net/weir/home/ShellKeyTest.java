package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellKeyTest {
    @TempDir
    Path home;

    @BeforeEach
    void directories() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(users(), "# kept\nother = AAAA,_g_:admingroup\n");
    }

    @Test
    void both_halves_belong_together() throws Exception {
        new ShellKey(home).ensure();
        assertThat(publicHalf()).isEqualTo(privateHalf());
    }

    @Test
    void only_the_owner_reads_the_private_half() throws Exception {
        new ShellKey(home).ensure();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
    }

    @Test
    void other_lines_and_an_existing_pair_stay() throws Exception {
        new ShellKey(home).ensure();
        List<String> users = Files.readAllLines(users());
        String key = Files.readString(key());
        assertThat(users).startsWith("# kept", "other = AAAA,_g_:admingroup").hasSize(3);

        new ShellKey(home).ensure();
        assertThat(Files.readAllLines(users())).isEqualTo(users);
        assertThat(key()).hasContent(key);
    }

    @Test
    void a_lost_half_makes_a_new_pair() throws Exception {
        new ShellKey(home).ensure();
        Files.delete(key());
        new ShellKey(home).ensure();
        assertThat(Files.readAllLines(users())).hasSize(3);
        assertThat(publicHalf()).isEqualTo(privateHalf());
    }

    private Path key() {
        return home.resolve("data/shell.key");
    }

    private Path users() {
        return home.resolve("etc/keys.properties");
    }

    /** Exponent and modulus from the PEM file. */
    private List<BigInteger> privateHalf() throws Exception {
        String body = Files.readString(key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        return List.of(key.getPublicExponent(), key.getModulus());
    }

    /** Exponent and modulus from the user's line, RFC 4253 section 6.6. */
    private List<BigInteger> publicHalf() throws Exception {
        List<String> lines = Files.readAllLines(users());
        String line = lines.get(lines.size() - 1);
        assertThat(line).matches("weir = [A-Za-z0-9+/=]+,_g_:admingroup");
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(line.substring("weir = ".length(), line.indexOf(','))));
        assertThat(new String(string(bytes))).isEqualTo("ssh-rsa");
        return List.of(new BigInteger(string(bytes)), new BigInteger(string(bytes)));
    }

    private static byte[] string(ByteBuffer bytes) {
        byte[] value = new byte[bytes.getInt()];
        bytes.get(value);
        return value;
    }
}
