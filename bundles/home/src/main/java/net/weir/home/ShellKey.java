package net.weir.home;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key pair that opens the shell, made at the first start. The private half is readable by its
 * owner only; the public half is the user {@code weir} of {@code etc/keys.properties}.
 */
final class ShellKey {
    private static final String USER = "weir";
    /** RSA, because the container's own client cannot derive the public half of the newer kinds. */
    private static final int RSA_BITS = 3072;

    private final Path privateKey;
    private final Path users;

    ShellKey(Path home) {
        privateKey = home.resolve("data/shell.key");
        users = home.resolve("etc/keys.properties");
    }

    /** Makes the pair unless it is there and known to the shell. */
    void ensure() throws IOException, GeneralSecurityException {
        List<String> lines = Files.exists(users) ? Files.readAllLines(users) : List.of();
        if (Files.exists(privateKey) && lines.stream().anyMatch(ShellKey::isUser)) {
            return;
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        replace(privateKey, pem(pair), "rw-------");
        List<String> next = new ArrayList<>(lines);
        next.removeIf(ShellKey::isUser);
        next.add(USER + " = " + sshForm((RSAPublicKey) pair.getPublic()) + ",_g_:admingroup");
        replace(users, String.join("\n", next) + "\n", "rw-r-----");
    }

    private static boolean isUser(String line) {
        return line.strip().matches(USER + "\\s*[=:].*");
    }

    private static String pem(KeyPair pair) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    /** RFC 4253 section 6.6: string "ssh-rsa", mpint e, mpint n. */
    static String sshForm(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (byte[] part : List.of(
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray())) {
            out.writeInt(part.length);
            out.write(part);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** The file never exists half written, nor with wider permissions. */
    private static void replace(Path file, String text, String permissions) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
