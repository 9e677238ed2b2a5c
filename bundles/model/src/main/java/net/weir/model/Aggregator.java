package net.weir.model;

/** Who formed an aggregate route (RFC 4271 section 5.1.7). */
public record Aggregator(Asn asn, IpAddress address) {

    /** {@code AS64496 192.0.2.1}. */
    @Override
    public String toString() {
        return asn + " " + address;
    }
}
