package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.weir.GoldenFile;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.RouteUpdate;
import net.weir.event.SampleEvents;
import net.weir.model.Family;
import net.weir.model.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {
    private static String line(JsonStyle style, Event event) {
        JsonWriter out = new JsonWriter();
        new EventJson(style).write(out, event);
        return out.toString();
    }

    /** The shape that users program against: a difference here is a change for them. */
    @ParameterizedTest
    @EnumSource
    void the_samples_look_as_they_always_did(JsonStyle style) {
        JsonWriter out = new JsonWriter();
        EventJson json = new EventJson(style);
        for (Event event : SampleEvents.all()) {
            json.write(out, event);
            out.newline();
        }
        GoldenFile.require("net/weir/text/events." + style + ".jsonl", out.toBytes());
    }

    @Test
    void an_announcement_in_words() {
        RouteUpdate event = RouteUpdate.of(
                SampleEvents.PEER,
                1_795_230_900_123_456L,
                Family.IPV4_UNICAST,
                null,
                SampleEvents.V4,
                SampleEvents.USUAL);
        event.stamp(1, 7);
        assertThat(line(JsonStyle.MIN, event))
                .isEqualTo("{\"type\":\"route-update\",\"feed\":1,\"sequence\":7,"
                        + "\"received\":\"2026-11-21T03:15:00.123456Z\",\"peer\":{\"id\":3,\"epoch\":1,"
                        + "\"router\":{\"source\":\"edge1\",\"address\":\"192.0.2.1\",\"name\":\"r1\"},\"type\":0,"
                        + "\"address\":\"192.0.2.9\",\"asn\":64496,\"bgpId\":\"192.0.2.9\",\"view\":\"adj-rib-in-pre\","
                        + "\"ribType\":\"inPre\"},\"family\":\"ipv4-unicast\","
                        + "\"announced\":[{\"prefix\":\"203.0.113.0/24\"},{\"prefix\":\"0.0.0.0/0\"}],"
                        + "\"attributes\":[{\"origin\":\"Igp\"},{\"asPath\":[\"AS64496\",\"AS64497\"]},"
                        + "{\"conventionalNextHop\":\"192.0.2.9\"},{\"multiExitDisc\":0},{\"localPref\":100},"
                        + "{\"standardCommunities\":[\"AS64496:100\",\"NO_EXPORT\"]}],"
                        + "\"cause\":\"peer\",\"messageSequence\":1}");
    }

    @Test
    void the_full_style_has_null_for_what_is_not_there() {
        ResyncBegin event = new ResyncBegin(0, "main", List.of());
        event.stampAgain(1, 2, 3);
        assertThat(line(JsonStyle.FULL, event))
                .isEqualTo("{\"type\":\"resync-begin\",\"feed\":1,\"sequence\":2,\"subsequence\":3,"
                        + "\"received\":\"1970-01-01T00:00:00.000000Z\",\"observed\":null,\"peer\":null,\"rib\":\"main\","
                        + "\"id\":0,\"lane\":0,\"families\":[],\"within\":[],\"peers\":[]}");
    }

    @Test
    void peers_that_share_a_slot_of_the_memory_are_told_apart() {
        EventJson json = new EventJson(JsonStyle.MIN);
        Peer other = new Peer(SampleEvents.PEER.id() + 256, 9, SampleEvents.PEER.key(), SampleEvents.PEER.facts());
        Peer newer = new Peer(SampleEvents.PEER.id(), 2, SampleEvents.PEER.key(), SampleEvents.PEER.facts());
        for (Peer peer : List.of(SampleEvents.PEER, other, SampleEvents.PEER, newer)) {
            JsonWriter out = new JsonWriter();
            json.write(out, RouteUpdate.of(peer, 0, Family.IPV4_UNICAST, SampleEvents.V4, null, null));
            assertThat(out.toString()).contains("\"id\":" + peer.id() + ",\"epoch\":" + peer.epoch() + ",");
        }
    }

    @Test
    void hostile_names_stay_inside_their_string() {
        String all = line(JsonStyle.FULL, SampleEvents.all().get(0));
        assertThat(all)
                .contains("Example OS \\\"7\\\"\\r\\n\\u001b[31mred\\u009b")
                .contains("tab\\there");
        assertThat(all.getBytes(StandardCharsets.UTF_8)).doesNotContain(0x1b).doesNotContain(0x0a);
    }
}
