package net.weir.fuzz;

import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.text.AttributesJson;
import net.weir.text.JsonWriter;

/** One attribute: octet 0 are its flags, octet 1 its type, the rest its value. */
public final class AttributeTarget {
    static final int HEAD = 2;
    private static final byte[] MANDATORY = {0x40, 1, 1, 0, 0x40, 2, 0, 0x40, 3, 4, (byte) 192, 0, 2, 1};
    private static final UpdateDecoder DECODER = UpdateTarget.decoder();

    private AttributeTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD || data.length > 60_000) {
            return;
        }
        byte[] block = Arrays.copyOf(MANDATORY, MANDATORY.length + 4 + data.length - HEAD);
        int at = MANDATORY.length;
        block[at] = (byte) (data[0] | 0x10);
        block[at + 1] = data[1];
        Octets.put16(block, at + 2, data.length - HEAD);
        System.arraycopy(data, HEAD, block, at + 4, data.length - HEAD);
        for (boolean four : new boolean[] {true, false}) {
            Cost.ofReading(block.length, () -> read(DECODER, block, four), () -> {
                UpdateDecoder fresh = UpdateTarget.decoder();
                return () -> read(fresh, block, four);
            });
            PathAttributes set = read(DECODER, block, four).ribAttributes();
            if (set != null) {
                Cost.ofPrinting(block.length, () -> print(set));
                Printed.parse(print(set));
                typed(set);
            }
        }
        RoundTrip.form(new RawAttribute(data[0] & 0xff, data[1] & 0xff, Bytes.copyOf(data, HEAD, data.length - HEAD)));
    }

    private static DecodedUpdate read(UpdateDecoder decoder, byte[] block, boolean four) {
        return decoder.decodeRibEntry(block, 0, block.length, four, ValidationProfile.MRT_RIB, Family.IPV4_UNICAST);
    }

    private static byte[] print(PathAttributes set) {
        JsonWriter out = new JsonWriter();
        AttributesJson.write(out, PathAttributes.ofCanonical(set.canonical().toArray()));
        return out.toBytes();
    }

    /** Every view of the set works, and what is canonical stays as it is. */
    private static void typed(PathAttributes set) {
        List<Object> views = Arrays.asList(
                set.origin(),
                set.asPath().toString(),
                set.nextHop(),
                set.med(),
                set.localPref(),
                set.onlyToCustomer(),
                set.aggregator(),
                set.originatorId(),
                set.clusterList(),
                set.communities().toString(),
                set.extendedCommunities().toString(),
                set.largeCommunities().toString());
        Same.require(12, views.size());
        set.all().forEach(RoundTrip::form);
        byte[] canonical = set.canonical().toArray();
        Same.require(set, read(UpdateTarget.decoder(), canonical, true).ribAttributes());
    }
}
