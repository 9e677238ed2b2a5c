package net.weir.roto.bgp;

import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Value;
import org.jspecify.annotations.Nullable;

/** A line that a script fills bit by bit, with the fields that Rotonda's have. Confined to one thread. */
public final class LogEntry {
    private @Nullable Value originAs;
    private @Nullable Value peerAs;
    private @Nullable Value hops;
    private @Nullable Value conventionalReach;
    private @Nullable Value conventionalUnreach;
    private @Nullable Value mpReach;
    private @Nullable Value mpReachFamily;
    private @Nullable Value mpUnreach;
    private @Nullable Value mpUnreachFamily;
    private @Nullable Value custom;
    private boolean stamped = true;

    public void custom(String text) {
        custom = new Value.Text(text);
        stamped = false;
    }

    public void timestampedCustom(String text) {
        custom = new Value.Text(text);
        stamped = true;
    }

    public LogEntry originAs(Event message) {
        RouteUpdate update = update(message);
        Asn origin = update == null || update.attributes() == null
                ? null
                : update.attributes().asPath().origin();
        originAs = origin == null ? null : new Value.Int(origin.number());
        return this;
    }

    public LogEntry peerAs(Event message) {
        Peer peer = message.peer();
        peerAs = peer == null ? null : new Value.Int(peer.asn().number());
        return this;
    }

    public LogEntry asPathHops(Event message) {
        RouteUpdate update = update(message);
        hops = update == null || update.attributes() == null
                ? null
                : new Value.Int(update.attributes().asPath().hopCount());
        return this;
    }

    public LogEntry conventionalReach(Event message) {
        RouteUpdate update = update(message);
        conventionalReach = new Value.Int(update != null && isConventional(update) ? update.announcedCount() : 0);
        return this;
    }

    public LogEntry conventionalUnreach(Event message) {
        RouteUpdate update = update(message);
        conventionalUnreach = new Value.Int(update != null && isConventional(update) ? update.withdrawnCount() : 0);
        return this;
    }

    public LogEntry mpReach(Event message) {
        RouteUpdate update = update(message);
        if (update != null && !isConventional(update) && update.announcedCount() > 0) {
            mpReach = new Value.Int(update.announcedCount());
            mpReachFamily = new Value.Text(update.family().toString());
        }
        return this;
    }

    public LogEntry mpUnreach(Event message) {
        RouteUpdate update = update(message);
        if (update != null && !isConventional(update) && update.withdrawnCount() > 0) {
            mpUnreach = new Value.Int(update.withdrawnCount());
            mpUnreachFamily = new Value.Text(update.family().toString());
        }
        return this;
    }

    public LogEntry logAll(Event message) {
        return originAs(message)
                .peerAs(message)
                .asPathHops(message)
                .conventionalReach(message)
                .conventionalUnreach(message)
                .mpReach(message)
                .mpUnreach(message);
    }

    private static @Nullable RouteUpdate update(Event message) {
        return message instanceof RouteUpdate update ? update : null;
    }

    private static boolean isConventional(RouteUpdate update) {
        return update.family().equals(Family.IPV4_UNICAST)
                && (update.attributes() == null
                        || !update.attributes().has(net.weir.model.AttributeType.MP_REACH_NLRI));
    }

    /** All fields, with nothing where the script said nothing; the time is 0 for a custom text without one. */
    Value toValue(long nowMicros) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("timestamp", new Value.Int(stamped ? nowMicros : 0));
        fields.put("origin_as", Output.orNothing(originAs));
        fields.put("peer_as", Output.orNothing(peerAs));
        fields.put("as_path_hops", Output.orNothing(hops));
        fields.put("conventional_reach", Output.orNothing(conventionalReach));
        fields.put("conventional_unreach", Output.orNothing(conventionalUnreach));
        fields.put("mp_reach", Output.orNothing(mpReach));
        fields.put("mp_reach_afisafi", Output.orNothing(mpReachFamily));
        fields.put("mp_unreach", Output.orNothing(mpUnreach));
        fields.put("mp_unreach_afisafi", Output.orNothing(mpUnreachFamily));
        fields.put("custom", Output.orNothing(custom));
        return new Value.Fields(fields);
    }
}
