package net.weir.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.weir.model.IpAddress;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of ingresses. A peer has the id of the peer registry, an int above 0. A router, which has no number of its own,
 * has one made of its key: 2^32 plus the first 48 bits of the key's SHA-256. So it is the same after a restart, never that
 * of a peer, and exact in a JavaScript number.
 */
public final class IngressIds {
    private static final long FIRST = 1L << 32;

    private IngressIds() {}

    /** @throws IllegalArgumentException if the text is not a number of an ingress */
    public static long parse(String text) {
        if (text.isEmpty() || text.length() > 16 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("an ingress id is a number, not " + text);
        }
        return Long.parseLong(text);
    }

    /** True if this can only be the number of a router. */
    public static boolean isRouter(long id) {
        return id >= FIRST;
    }

    public static long of(RouterKey router) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        IpAddress address = router.address();
        part(digest, router.source());
        part(digest, address == null ? null : address.toString());
        part(digest, router.name());
        return FIRST + (ByteBuffer.wrap(digest.digest()).getLong() >>> 16);
    }

    /** With its length in front, so that two keys never give the same octets. */
    private static void part(MessageDigest digest, @Nullable String text) {
        byte[] octets = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : octets.length).flip());
        digest.update(octets);
    }
}
