package net.weir.sink.file;

import java.util.ArrayList;
import java.util.List;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.text.JsonWriter;
import net.weir.text.NlriJson;
import net.weir.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180, lines end with LF, UTF-8): a header, then a line for each route, or one for an event without routes.
 *
 * <ul>
 *   <li>type, feed, sequence, subsequence, received, observed: as in JSON; observed is empty where it is null.
 *   <li>source, router, router_name: the stage that hears the router, its address, its sysName.
 *   <li>peer_id, peer_address, peer_asn, distinguisher, view, vrf.
 *   <li>family; action: announce, replace or withdraw; prefix (hex of the NLRI in other families); path_id.
 *   <li>origin, as_path ({@code 64496 64497 {64498,64499}}), next_hop, med, local_pref; communities,
 *       large_communities, extended_communities, with ; between: what the route has after the event.
 *   <li>cause of a route's change; detail of an event without routes.
 * </ul>
 *
 * <p>Control characters are written as {@code \}{@code u001b}, so that a line is a line; a text of a router that a
 * spreadsheet would take for a formula has an apostrophe in front.
 */
public final class CsvLines implements LineForm {
    static final String HEADER = "type,feed,sequence,subsequence,received,observed,source,router,router_name,peer_id,"
            + "peer_address,peer_asn,distinguisher,view,vrf,family,action,prefix,path_id,origin,as_path,next_hop,med,"
            + "local_pref,communities,large_communities,extended_communities,cause,detail";

    private final TextBuffer front = new TextBuffer();
    private final TextBuffer back = new TextBuffer();

    @Override
    public List<String> beginnings() {
        List<String> beginnings = new ArrayList<>(List.of("type,"));
        for (EventKind kind : EventKind.values()) {
            beginnings.add(kind + ",");
        }
        return beginnings;
    }

    @Override
    public void header(JsonWriter out) {
        out.buffer().ascii(HEADER);
        out.newline();
    }

    @Override
    public void lines(JsonWriter out, Event event) {
        front(event);
        if (event instanceof RouteUpdate update) {
            String cause = update.cause().toString();
            routes(out, update.withdrawn(), null, cause, null);
            routes(out, update.announced(), update.attributes(), cause, null);
        } else if (event instanceof RouteChange change) {
            routes(out, change.routes(), change.after(), change.cause().toString(), change);
        } else {
            TextBuffer line = out.buffer();
            line.octets(front.array(), 0, front.length());
            Family family = CsvDetail.family(event);
            CsvField.text(line, family == null ? "" : family.toString());
            line.ascii(",".repeat(12));
            CsvField.text(line, CsvDetail.cause(event));
            line.octet(',');
            CsvField.text(line, CsvDetail.of(event));
            out.newline();
        }
    }

    /** The columns up to the family, each with its comma. */
    private void front(Event event) {
        front.reset();
        front.ascii(event.kind().toString());
        number(event.feed());
        number(event.sequence());
        number(event.subsequence());
        front.octet(',');
        front.timestamp(event.receivedMicros());
        front.octet(',');
        if (event.observedMicros() != 0) {
            front.timestamp(event.observedMicros());
        }
        Peer peer = event.peer();
        router(peer == null ? CsvDetail.router(event) : peer.key().router());
        if (peer == null) {
            front.ascii(",,,,,,,");
        } else {
            peer(peer);
        }
    }

    private void number(long value) {
        front.octet(',');
        front.decimal(value);
    }

    private void router(@Nullable RouterKey router) {
        if (router == null) {
            front.ascii(",,,");
            return;
        }
        front.octet(',');
        CsvField.text(front, router.source());
        front.octet(',');
        if (router.address() != null) {
            front.address(router.address());
        }
        front.octet(',');
        CsvField.text(front, router.name());
    }

    private void peer(Peer peer) {
        PeerKey key = peer.key();
        number(peer.id());
        front.octet(',');
        if (key.address() != null) {
            front.address(key.address());
        }
        number(peer.asn().number());
        front.octet(',');
        CsvField.text(front, key.distinguisherText());
        front.octet(',');
        CsvField.text(front, key.view().toString());
        front.octet(',');
        CsvField.text(front, peer.facts().vrf());
        front.octet(',');
    }

    /** @param change the event whose routes had a state before, null if that is not known */
    private void routes(
            JsonWriter out,
            @Nullable NlriBlock block,
            @Nullable PathAttributes attributes,
            String cause,
            @Nullable RouteChange change) {
        if (block == null) {
            return;
        }
        back.reset();
        CsvField.attributes(back, attributes);
        CsvField.text(back, cause);
        back.octet(',');
        String family = block.family().toString();
        TextBuffer line = out.buffer();
        for (int i = 0; i < block.count(); i++) {
            line.octets(front.array(), 0, front.length());
            CsvField.text(line, family);
            line.octet(',');
            line.ascii(action(attributes, change, i));
            line.octet(',');
            int start = line.length();
            NlriJson.text(line, block, i);
            CsvField.close(line, start); // rules of FlowSpec and the like have commas
            line.octet(',');
            if (block.hasPathIds()) {
                line.unsigned(block.pathId(i) & 0xffff_ffffL);
            }
            line.octets(back.array(), 0, back.length());
            out.newline();
        }
    }

    private static String action(@Nullable PathAttributes attributes, @Nullable RouteChange change, int index) {
        if (attributes == null) {
            return "withdraw";
        }
        return change != null && change.before(index) != null ? "replace" : "announce";
    }
}
