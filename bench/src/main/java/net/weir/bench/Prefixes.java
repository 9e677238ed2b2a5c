package net.weir.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Prefix;

/** What a table announces of one family, to ask for it at random: always the same things in the same order. */
final class Prefixes {
    private final List<Prefix> all = new ArrayList<>();
    private final Random random = new Random(20_261_121);

    Prefixes(Path file, Family family) throws IOException {
        Messages.read(file).announcements(part -> {
            NlriBlock announced = Objects.requireNonNull(part.announced());
            if (announced.family().equals(family)) {
                for (int i = 0; i < announced.count(); i++) {
                    all.add(Prefix.parse(announced.text(i)));
                }
            }
        });
    }

    /** Some of them. */
    List<Prefix> some(int count) {
        List<Prefix> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some;
    }

    /** Single addresses inside some of them. */
    List<Prefix> hosts(int count) {
        return some(count).stream().map(this::host).toList();
    }

    private Prefix host(Prefix prefix) {
        IpAddress address = prefix.address();
        if (!prefix.isV6()) {
            int inside = random.nextInt() & (int) (0xffff_ffffL >>> prefix.length());
            return new Prefix(IpAddress.ofV4((int) address.low() | inside), 32);
        }
        // no table has IPv6 prefixes of more than 64 bits
        long inside = prefix.length() > 63 ? 0 : random.nextLong() & -1L >>> prefix.length();
        return new Prefix(IpAddress.ofV6(address.high() | inside, random.nextLong()), 128);
    }
}
