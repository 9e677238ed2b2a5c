package net.weir.admin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.Endpoint;
import net.weir.admin.Peers.FamilyStatus;
import net.weir.admin.Peers.PeerStatus;
import net.weir.admin.Peers.RouterStatus;
import net.weir.admin.StageStatus;

/** The joints of one source: from its port to what was read. */
final class SourceJoints {
    private static final String MONITORING = "Route Monitoring";

    private final StageStatus stage;
    private final String id;
    private final StageNumbers numbers;
    private final List<Endpoint> endpoints;
    private final List<RouterStatus> routers;
    private final List<PeerStatus> peers;
    private final Map<String, Long> faults;
    private final Map<String, String> lastWords;
    private final List<Finding> out = new ArrayList<>();

    /** @param all what there is; the source takes of it what is its own */
    SourceJoints(StageStatus stage, Subject all) {
        this.stage = stage;
        id = stage.id();
        numbers = all.numbers();
        endpoints = all.pipeline().endpoints().stream()
                .filter(endpoint -> endpoint.stage().equals(id))
                .toList();
        routers = all.peers().routers().stream()
                .filter(status -> status.router().key().source().equals(id) && status.up())
                .toList();
        peers = all.peers().peers().stream()
                .filter(status -> status.peer().key().router().source().equals(id) && status.up())
                .toList();
        faults = numbers.by(id, "_faults_total", "reason");
        lastWords = all.lastProblems(id);
    }

    /** @param listens true for a source that waits for routers at a port */
    List<Finding> examine(boolean listens) {
        out.add(Running.of(stage));
        if (listens) {
            listening();
            connected();
            initiation();
        }
        peers();
        decoded();
        assumed();
        dropped();
        return out;
    }

    private String address() {
        return endpoints.isEmpty()
                ? "its port"
                : endpoints.get(0).address().getHostString() + ":"
                        + endpoints.get(0).address().getPort();
    }

    private boolean loopbackOnly() {
        return endpoints.stream()
                .allMatch(e ->
                        !e.address().isUnresolved() && e.address().getAddress().isLoopbackAddress());
    }

    private void listening() {
        out.add(
                endpoints.isEmpty()
                        ? Finding.broken(
                                id,
                                Joint.LISTENING,
                                "no port is open",
                                "set listen in the stage's file to an address of this machine and a port that is free")
                        : Finding.ok(
                                id, Joint.LISTENING, address() + (loopbackOnly() ? ", for this machine only" : "")));
    }

    private void connected() {
        long now = numbers.total(id, "_connections");
        Map<String, Long> refused = numbers.by(id, "_connections_refused_total", "reason");
        String accepted = numbers.total(id, "_connections_accepted_total") + " accepted since the start";
        String text = now + " now, " + accepted + (refused.isEmpty() ? "" : "; refused: " + StageNumbers.text(refused));
        if (now > 0) {
            out.add(
                    refused.isEmpty()
                            ? Finding.ok(id, Joint.CONNECTED, text)
                            : Finding.notice(id, Joint.CONNECTED, text, "see allow and max-sessions of the stage"));
            return;
        }
        String cure = !refused.isEmpty()
                ? "see allow and max-sessions of the stage"
                : "point the router's BMP at " + address()
                        + (loopbackOnly()
                                ? "; for a router elsewhere set listen = ADDRESS:PORT in the stage's file"
                                : "; if it is, look for a firewall on the way");
        out.add(Finding.empty(id, Joint.CONNECTED, text, cure));
    }

    private void initiation() {
        List<String> names = routers.stream().map(r -> r.router().toString()).toList();
        out.add(
                names.isEmpty()
                        ? Finding.empty(
                                id,
                                Joint.INITIATION,
                                "no router has said who it is" + because(),
                                "what connects has to speak BMP and begin with an Initiation (RFC 7854 section 3.3)")
                        : Finding.ok(id, Joint.INITIATION, Words.few(names)));
    }

    /** What is wrong, for a joint where nothing passes. */
    private String because() {
        return faults.isEmpty() ? "" : "; " + StageNumbers.text(faults);
    }

    private void peers() {
        if (peers.isEmpty()) {
            out.add(Finding.empty(id, Joint.PEERS, "no peer is up", RouterAdvice.noPeers(routers)));
            return;
        }
        Map<String, Long> each = new TreeMap<>();
        routers.forEach(status -> each.put(status.router().toString(), 0L));
        peers.forEach(status -> each.merge(status.peer().key().router().toString(), 1L, Long::sum));
        String text = peers.size() + " up";
        List<String> without = routers.stream()
                .filter(router -> peers.stream().noneMatch(peer -> peer.peer()
                        .key()
                        .router()
                        .equals(router.router().key())))
                .map(router -> router.router().toString())
                .toList();
        out.add(
                without.isEmpty()
                        ? Finding.ok(id, Joint.PEERS, text)
                        : Finding.notice(
                                id,
                                Joint.PEERS,
                                text + "; none of " + Words.few(without),
                                RouterAdvice.noPeers(routers)));
    }

    private void decoded() {
        long announced = sum(true);
        long withdrawn = sum(false);
        long messages = routers.stream()
                .mapToLong(r -> r.messages().getOrDefault(MONITORING, 0L))
                .sum();
        String text = announced + " routes announced, " + withdrawn + " withdrawn"
                + (messages > 0 ? ", in " + messages + " " + MONITORING + " messages" : "");
        if (announced == 0) {
            String lost = faults.keySet().stream()
                    .filter(FaultAdvice::isLoss)
                    .map(FaultAdvice::on)
                    .map(FaultAdvice::cure)
                    .filter(cure -> !cure.isEmpty())
                    .findFirst()
                    .orElse("");
            String cure = lost.isEmpty() ? RouterAdvice.noRoutes(routers) : lost;
            out.add(Finding.empty(id, Joint.DECODED, text + because(), cure));
        } else {
            out.add(Finding.ok(id, Joint.DECODED, text));
        }
    }

    private long sum(boolean announced) {
        return peers.stream()
                .flatMap(status -> status.families().stream())
                .mapToLong(announced ? FamilyStatus::announced : FamilyStatus::withdrawn)
                .sum();
    }

    private void assumed() {
        long read = faults.getOrDefault("assumed", 0L);
        long complete = faults.getOrDefault("dump-assumed-complete", 0L);
        if (read + complete == 0) {
            out.add(Finding.ok(id, Joint.ASSUMED, "nothing"));
        } else if (read == 0) {
            out.add(Finding.ok(id, Joint.ASSUMED, complete + " tables taken for complete without an End-of-RIB"));
        } else {
            out.add(Finding.notice(
                    id,
                    Joint.ASSUMED,
                    read + " times UPDATEs with another AS size or ADD-PATH than the OPENs say" + said("assumed"),
                    "update the router: its Peer Up does not have the OPENs of the session"));
        }
    }

    private String said(String reason) {
        String text = lastWords.get(reason);
        return text == null ? "" : " (the last: " + text + ")";
    }

    private void dropped() {
        Map<String, Long> drops = new TreeMap<>(stage.drops());
        faults.forEach((reason, count) -> {
            if (!reason.equals("assumed") && !reason.equals("dump-assumed-complete")) {
                drops.merge(reason, count, Long::sum);
            }
        });
        if (drops.isEmpty()) {
            out.add(Finding.ok(id, Joint.DROPPED, "nothing"));
        }
        drops.forEach((reason, count) -> {
            FaultAdvice advice = FaultAdvice.on(reason);
            String field = advice.field().isEmpty() ? "" : " [" + advice.field() + "]";
            out.add(Finding.notice(id, Joint.DROPPED, reason + "=" + count + field + said(reason), advice.cure()));
        });
    }
}
