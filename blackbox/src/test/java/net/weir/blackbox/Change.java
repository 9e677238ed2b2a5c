package net.weir.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One route's change as a sink told it.
 *
 * @param router what the router calls itself
 * @param peer the peer's address; empty for a Loc-RIB
 * @param action {@code announce}, {@code replace} or {@code withdraw}
 */
record Change(String action, String router, String peer, String view, String family, String prefix) {

    /** The changes of an event; none if it is of another type. */
    static List<Change> of(JsonNode event) {
        List<Change> changes = new ArrayList<>();
        if (event.path("type").asText().equals("route-change")) {
            JsonNode peer = event.path("peer");
            for (JsonNode route : event.path("routes")) {
                changes.add(new Change(
                        route.path("action").asText(),
                        peer.path("router").path("name").asText(),
                        peer.path("address").asText(""),
                        peer.path("view").asText(),
                        event.path("family").asText(),
                        route.path("prefix").asText()));
            }
        }
        return changes;
    }

    boolean withdraws() {
        return action.equals("withdraw");
    }

    /** What is changed, whatever is done to it. */
    String route() {
        return String.join(" ", router, peer, view, family, prefix);
    }

    @Override
    public String toString() {
        return action + " " + route();
    }
}
