package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;
import org.osgi.annotation.versioning.ConsumerType;

/** How one field stands in octets. Stateless. */
@ConsumerType
public interface Kind {
    /** The field does not fit or is none of this kind. */
    int DAMAGED = -1;

    Kind U8 = new Unsigned(1);
    Kind U16 = new Unsigned(2);
    Kind U24 = new Unsigned(3);
    Kind U32 = new Unsigned(4);
    /** 8 octets in decimal; above 2^63 as text. */
    Kind U64 = new Unsigned(8);
    /** A route distinguisher (RFC 4364 section 4.2). */
    Kind RD = new Distinguisher();
    /** An Ethernet segment identifier (RFC 7432 section 5). */
    Kind ESI = new ColonHex(10);
    /** A length of 48 bits, then the address. */
    Kind MAC = new MacAddress();
    /** 4 octets. */
    Kind IPV4 = new Address(4);
    /** 16 octets. */
    Kind IPV6 = new Address(16);
    /** All that is left: 4 or 16 octets. */
    Kind IP = new Address(0);
    /** A length in bits, 0, 32 or 128, then the address. */
    Kind IP_BY_BITS = new CountedAddress(8);
    /** A length in octets, 0, 4 or 16, then the address. */
    Kind IP_BY_OCTETS = new CountedAddress(1);
    /** A length in bits that is none of an address, then as many octets, as hex. */
    Kind OCTETS_BY_BITS = new CountedOctets(8);
    /** A length in octets that is none of an address, then as many octets, as hex. */
    Kind OCTETS_BY_OCTETS = new CountedOctets(1);
    /** All that is left, as hex. */
    Kind REST = new Hex(-1);

    /** Octets of the field at {@code octets[at..end)}, or {@link #DAMAGED}. */
    int size(byte[] octets, int at, int end);

    /** The meaning of a field that fits. */
    Value read(byte[] octets, int at, int size);

    /**
     * Appends the octets of a value that {@link #read} could have given.
     *
     * @throws IllegalArgumentException if it could not
     */
    void write(Value value, ByteArrayOutputStream out);

    /** Appends what tells two routes apart: the octets themselves unless some of them mean nothing. */
    default void key(byte[] octets, int at, int size, ByteArrayOutputStream out) {
        out.write(octets, at, size);
    }

    /** A fixed number of octets, as hex. */
    static Kind hex(int octets) {
        return new Hex(octets);
    }
}
