package net.weir.model;

/**
 * A validated router key for BGPsec (RFC 8635).
 *
 * @param subjectKeyIdentifier 20 octets
 * @param publicKey SubjectPublicKeyInfo in DER
 */
public record BgpsecKey(Bytes subjectKeyIdentifier, Asn asn, Bytes publicKey) {
    /** @throws IllegalArgumentException if the identifier has another length */
    public BgpsecKey {
        if (subjectKeyIdentifier.length() != 20) {
            throw new IllegalArgumentException(
                    "subject key identifier of " + subjectKeyIdentifier.length() + " octets");
        }
    }

    @Override
    public String toString() {
        return asn + " " + subjectKeyIdentifier;
    }
}
