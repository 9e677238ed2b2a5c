package net.weir.codec.bgp;

/**
 * Reads the UPDATEs of one view, and where their structure fails tries the other AS size, the other ADD-PATH setting of
 * that family, and both. An alternative is taken only if it is the only one that parses wholly; it is then remembered
 * for the family until {@link #reset}. Never a guess by plausibility. Confined to the view's lane.
 */
public final class AssumingDecoder {
    private final UpdateDecoder decoder;

    /** @param decoder the lane's, shared by the views there */
    public AssumingDecoder(UpdateDecoder decoder) {
        this.decoder = decoder;
    }

    /** As {@link UpdateDecoder#decode}; the parts' flags say what was assumed. */
    public DecodedUpdate decode(
            byte[] buffer, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        return decoder.decode(buffer, offset, length, parameters, profile);
    }

    /** True if the last call made an assumption that it had not remembered before: worth one line in the log. */
    public boolean assumedAnew() {
        throw new UnsupportedOperationException();
    }

    /** Forgets what was assumed; to be called at every Peer Up. */
    public void reset() {}
}
