package net.weir.bench;

import java.io.IOException;
import java.nio.file.Path;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What a file of UPDATEs holds, counted.
 *
 * @param routes announced routes; each prefix stands in the file once
 * @param lastIpv4 the last IPv4 prefix in it: once it is there, all is
 * @param firstAs the AS of the peer that sends this
 */
record Table(Path file, long messages, long routes, String lastIpv4, long firstAs) {

    static Table read(Path file) throws IOException {
        Messages messages = Messages.read(file);
        byte[] octets = messages.octets();
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        long routes = 0;
        long firstAs = 0;
        String last = "";
        for (int at = 0, length; at < octets.length; at += length) {
            length = Messages.length(octets, at);
            DecodedUpdate update =
                    decoder.decode(octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            for (int i = 0; i < update.parts(); i++) {
                NlriBlock announced = update.part(i).announced();
                if (announced == null) {
                    continue;
                }
                routes += announced.count();
                if (firstAs == 0) {
                    firstAs = firstAs(update.part(i).attributes());
                }
                if (announced.family().equals(Family.IPV4_UNICAST)) {
                    last = announced.text(announced.count() - 1);
                }
            }
        }
        return new Table(file, messages.count(), routes, last, firstAs);
    }

    private static long firstAs(@Nullable PathAttributes attributes) {
        Asn first = attributes == null ? null : attributes.asPath().first();
        return first == null ? 0 : first.number();
    }
}
