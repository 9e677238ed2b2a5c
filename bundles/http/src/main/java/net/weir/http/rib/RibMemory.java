package net.weir.http.rib;

import java.util.Set;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.query.RibQuery.MemoryUse;
import net.weir.text.JsonWriter;

/** {@code /api/v1/ribs/RIB/memory}: where the memory goes, from counters that are kept. */
public final class RibMemory {
    private final RibChoice ribs;

    public RibMemory(Views views) {
        this.ribs = new RibChoice(views);
    }

    public Answer answer(Request request) {
        request.query().allow(Set.of());
        MemoryUse use = ribs.named(request).memoryUse();
        return Answer.data(out -> write(out, use));
    }

    private static void write(JsonWriter out, MemoryUse use) {
        out.beginObject().name("octets").number(use.octets());
        out.name("parts").beginObject();
        use.parts().forEach((part, octets) -> out.name(part).number(octets));
        out.endObject();
        out.name("routes").number(use.routes());
        out.name("octetsPerRoute").number(use.octetsPerRoute());
        out.name("budget");
        if (use.budget() == 0) {
            out.nothing();
        } else {
            out.number(use.budget());
        }
        out.name("exceeded").bool(use.exceeded());
        out.name("refusedRoutes").number(use.refusedRoutes());
        out.name("refusedPeers").number(use.refusedPeers());
        out.endObject();
    }
}
