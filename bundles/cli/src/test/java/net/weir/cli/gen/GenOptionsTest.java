package net.weir.cli.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.weir.cli.Tool;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bmp.BmpDecoder;
import net.weir.codec.bmp.BmpFramer;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.generator.InventedRouter;
import net.weir.generator.InventedTraffic;
import net.weir.model.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each option of {@code ./weir gen} that {@link GenTest} does not see at work: without effect, its test fails. */
class GenOptionsTest {
    @TempDir
    Path folder;

    private static List<BmpMessage> messages(String... options) {
        List<String> words = new ArrayList<>(List.of("gen", "-o", "-"));
        words.addAll(List.of(options));
        Tool tool = Tool.run(words.toArray(String[]::new));
        assertThat(tool.code()).as(tool.err()).isZero();
        byte[] stream = tool.out();
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        framer.feed(stream, 0, stream.length);
        BmpMessageView view = new BmpMessageView();
        List<BmpMessage> messages = new ArrayList<>();
        while (framer.next()) {
            view.wrap(framer.array(), framer.offset(), framer.length());
            DecodedBmp decoded = new BmpDecoder(BmpLimits.DEFAULT).decode(view);
            assertThat(decoded.damage()).isEmpty();
            messages.add(Objects.requireNonNull(decoded.message()));
        }
        return messages;
    }

    private static <T extends BmpMessage> List<T> messages(Class<T> type, String... options) {
        return messages(options).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static int routeMonitorings(String... options) {
        return messages(BmpMessage.RouteMonitoring.class, options).size();
    }

    @Test
    void routers_have_the_name_and_their_number() {
        BmpMessage.Initiation initiation = messages(
                        BmpMessage.Initiation.class, "--sys-name", "north", "--prefixes", "6")
                .get(0);
        assertThat(initiation.tlvs().stream().filter(tlv -> tlv.type() == Tlv.SYS_NAME))
                .singleElement()
                .satisfies(tlv -> assertThat(tlv.text()).startsWith("north").endsWith("1"));
    }

    @Test
    void prefixes_share_updates_as_told() {
        int alone = routeMonitorings("--prefixes", "96", "--nlri-per-update", "1");
        int together = routeMonitorings("--prefixes", "96", "--nlri-per-update", "12");
        assertThat(alone - together).isEqualTo(96 - 96 / 12);
    }

    @Test
    void twice_the_rate_is_twice_the_changes() {
        String[] still = {"--prefixes", "60", "--withdraw", "0", "--duration", "10", "--rate", "0"};
        int table = routeMonitorings(still);
        String[] slow = still.clone();
        slow[7] = "5";
        String[] fast = still.clone();
        fast[7] = "10";
        int changes = routeMonitorings(slow) - table;
        assertThat(changes).isPositive();
        assertThat(routeMonitorings(fast) - table).isEqualTo(2 * changes);
    }

    /** A clock on which every look takes a millisecond. */
    private static final class SteppingClock implements InventedTraffic.Clock {
        private long micros;
        private int sleeps;

        @Override
        public long micros() {
            return micros += 1_000;
        }

        @Override
        public void sleepUntil(long then) {
            sleeps++;
            micros = Math.max(micros, then);
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    @Test
    void the_greatest_rate_never_waits() throws Exception {
        for (String rate : List.of("max", "20")) {
            GenOptions options = GenOptions.parse(
                    List.of("--to", "127.0.0.1:1", "--prefixes", "60", "--rate", rate, "--duration", "2"));
            SteppingClock clock = new SteppingClock();
            InventedTraffic traffic =
                    new InventedTraffic(new InventedRouter(options.routers().get(0)), options.plan(), clock);
            traffic.play(java.io.OutputStream.nullOutputStream());
            if (rate.equals("max")) {
                assertThat(clock.sleeps).isZero();
                assertThat(traffic.changes()).isGreaterThan(400);
            } else {
                assertThat(clock.sleeps).isPositive();
                assertThat(traffic.changes()).isBetween(30L, 40L);
            }
        }
    }

    /** The fields of an UPDATE: withdrawn routes, MP_UNREACH_NLRI, MP_REACH_NLRI, announced routes. */
    private static List<Boolean> fields(Bytes update) {
        byte[] octets = update.toArray();
        int withdrawn = (octets[19] & 0xff) << 8 | octets[20] & 0xff;
        int attributes = 21 + withdrawn;
        int end = attributes + 2 + ((octets[attributes] & 0xff) << 8 | octets[attributes + 1] & 0xff);
        boolean reach = false;
        boolean unreach = false;
        for (int at = attributes + 2; at < end; ) {
            reach |= octets[at + 1] == 14;
            unreach |= octets[at + 1] == 15;
            boolean extended = (octets[at] & 0x10) != 0;
            at += extended ? 4 + ((octets[at + 2] & 0xff) << 8 | octets[at + 3] & 0xff) : 3 + (octets[at + 2] & 0xff);
        }
        return List.of(withdrawn > 0, unreach, reach, end < octets.length);
    }

    @Test
    void mixed_changes_have_all_four_fields() {
        String[] plain = {"--prefixes", "100", "--duration", "2", "--rate", "10"};
        String[] mixed = Arrays.copyOf(plain, 7);
        mixed[6] = "--mixed";
        List<Boolean> four = List.of(true, true, true, true);
        assertThat(messages(BmpMessage.RouteMonitoring.class, mixed))
                .anyMatch(message -> fields(message.update()).equals(four));
        assertThat(messages(BmpMessage.RouteMonitoring.class, plain))
                .noneMatch(message -> fields(message.update()).equals(four));
    }

    private static BmpMessage.PeerUp up(String style) {
        return messages(BmpMessage.PeerUp.class, "--prefixes", "6", "--peer-up", style)
                .get(0);
    }

    private static List<Integer> capabilities(BmpMessage.PeerUp up) {
        byte[] open = up.receivedOpen().toArray();
        return Objects.requireNonNull(OpenMessage.decode(open, 0, open.length).message()).capabilities().stream()
                .map(Capability::code)
                .toList();
    }

    @Test
    void each_style_of_peer_is_to_be_seen() {
        BmpMessage.PeerUp plain = up("plain");
        assertThat(plain.tlvs()).isEmpty();
        assertThat(plain.peer().flags() & (PerPeerHeader.FLAG_V6 | PerPeerHeader.FLAG_TWO_OCTET_AS))
                .isZero();
        assertThat(plain.peer().type()).isZero();
        assertThat(capabilities(plain)).contains(65);

        assertThat(up("info").tlvs().stream().map(Tlv::type)).contains(Tlv.STRING, Tlv.ADMIN_LABEL);

        BmpMessage.PeerUp as2 = up("as2");
        assertThat(as2.peer().flags() & PerPeerHeader.FLAG_TWO_OCTET_AS).isNotZero();
        assertThat(capabilities(as2)).doesNotContain(65);

        assertThat(up("ipv6").peer().flags() & PerPeerHeader.FLAG_V6).isNotZero();

        BmpMessage.PeerUp rd = up("rd");
        assertThat(rd.peer().type()).isEqualTo(1);
        assertThat(rd.peer().distinguisher()).isNotZero();

        assertThat(capabilities(up("capable")))
                .hasSizeGreaterThan(capabilities(plain).size() + 5);
    }

    @Test
    void the_format_counts_more_than_the_name() {
        Path file = folder.resolve("table.bmp");
        assertThat(Tool.run("gen", "-o", file.toString(), "--prefixes", "60", "--format", "mrt")
                        .code())
                .isZero();
        assertThat(Tool.bgpdump(folder, "-m", file).lines().stream().filter(line -> line.contains("|A|")))
                .hasSize(60);
    }
}
