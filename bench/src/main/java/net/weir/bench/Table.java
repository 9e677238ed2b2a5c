package net.weir.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import net.weir.codec.bgp.DecodedUpdate;
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
        Count count = new Count();
        messages.announcements(count);
        return new Table(file, messages.count(), count.routes, count.lastIpv4, count.firstAs);
    }

    private static final class Count implements Consumer<DecodedUpdate.Part> {
        private long routes;
        private long firstAs;
        private String lastIpv4 = "";

        @Override
        public void accept(DecodedUpdate.Part part) {
            NlriBlock announced = Objects.requireNonNull(part.announced());
            routes += announced.count();
            if (firstAs == 0) {
                firstAs = firstAs(part.attributes());
            }
            if (announced.family().equals(Family.IPV4_UNICAST)) {
                lastIpv4 = announced.text(announced.count() - 1);
            }
        }
    }

    private static long firstAs(@Nullable PathAttributes attributes) {
        Asn first = attributes == null ? null : attributes.asPath().first();
        return first == null ? 0 : first.number();
    }
}
