package net.weir.event.io;

import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** Addresses: 0, 4 or 16 in front of as many octets. */
final class Addresses {
    private Addresses() {}

    static void write(OctetWriter out, @Nullable IpAddress address) {
        if (address == null) {
            out.u8(0);
        } else if (address.isV6()) {
            out.u8(16);
            out.i64(address.high());
            out.i64(address.low());
        } else {
            out.u8(4);
            out.i32((int) address.low());
        }
    }

    static @Nullable IpAddress read(OctetReader in) throws EventFormatException {
        int length = in.u8();
        return switch (length) {
            case 0 -> null;
            case 4, 16 -> IpAddress.decode(in.array(), in.take(length), length);
            default -> throw in.damaged("address of " + length + " octets");
        };
    }

    static IpAddress require(OctetReader in) throws EventFormatException {
        IpAddress address = read(in);
        if (address == null) {
            throw in.damaged("address missing");
        }
        return address;
    }
}
