package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The inside of one NLRI of a family: octets as on the wire with their own length field, without the path id. Stateless.
 * All but {@link #fault} are called with octets that have no fault only.
 */
@ConsumerType
public interface NlriForm {

    /** What is wrong with the NLRI at {@code octets[from..to)}, or null. Never throws on any octets. */
    @Nullable
    String fault(byte[] octets, int from, int to);

    /** Appends what tells routes of the family apart; all octets unless the family says otherwise. */
    default void key(byte[] octets, int from, int to, ByteArrayOutputStream out) {
        out.write(octets, from, to - from);
    }

    /** The operator's form, one line. */
    String text(byte[] octets, int from, int to);

    /** Every field by name, as JSON shows it; {@link #encode} takes it back. */
    Value.Fields value(byte[] octets, int from, int to);

    /**
     * The octets of one NLRI.
     *
     * @throws IllegalArgumentException saying which field is missing or cannot be so
     */
    byte[] encode(Value.Fields value);
}
