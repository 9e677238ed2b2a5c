package net.weir.codec.bgp;

/** Reads UPDATE messages. Confined to one lane and used for every message there. */
public final class UpdateDecoder {
    private final AttributeCache cache;

    public UpdateDecoder(AttributeCache cache) {
        this.cache = cache;
    }

    /**
     * Reads a whole UPDATE, marker included, at {@code buffer[offset..offset+length)}; never throws on any octets. The
     * result is owned by this decoder and valid until the next call.
     */
    public DecodedUpdate decode(
            byte[] buffer, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        throw new UnsupportedOperationException(cache.toString());
    }
}
