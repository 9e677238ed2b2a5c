package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Value;
import net.weir.model.nlri.NlriForm;
import net.weir.model.nlri.NlriForms;
import org.jspecify.annotations.Nullable;

/** Every registered family, every route type: what is written is read back equal, octets, path ids and fields. */
class FamilyProperties {
    private static final SortedMap<Family, Arbitrary<byte[]>> ALL = FamilyArbitraries.all();
    private static final int[] HOPS = {4, 12, 16, 24, 32, 48, 0};

    /** Some NLRI of one family, each with a path id. */
    record Routes(Family family, List<byte[]> nlri, int[] pathIds) {

        byte[] octets(boolean ids) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < nlri.size(); i++) {
                if (ids) {
                    byte[] id = new byte[4];
                    Octets.put32(id, 0, pathIds[i]);
                    out.writeBytes(id);
                }
                out.writeBytes(nlri.get(i));
            }
            return out.toByteArray();
        }

        @Override
        public String toString() {
            return family + " " + nlri.stream().map(Wire::hex).toList();
        }
    }

    @Example
    void every_registered_family_has_a_generator() {
        assertThat(ALL.keySet().stream().toList())
                .isEqualTo(FamilyRegistry.standard().families());
    }

    @Provide
    Arbitrary<Routes> routes() {
        List<Map.Entry<Family, Arbitrary<byte[]>>> entries = new ArrayList<>(ALL.entrySet());
        Arbitrary<Integer> ids = Arbitraries.oneOf(Arbitraries.of(0, -1), Arbitraries.integers());
        return Arbitraries.of(entries)
                .flatMap(entry -> Arbitraries.integers().between(1, 4).flatMap(count -> Combinators.combine(
                                entry.getValue().list().ofSize(count),
                                ids.array(int[].class).ofSize(count))
                        .as((nlri, pathIds) -> new Routes(entry.getKey(), nlri, pathIds))));
    }

    private static String hop(Family family) {
        NlriCodec codec = FamilyRegistry.standard().codec(family.afi(), family.safi());
        for (int octets : HOPS) {
            if (codec.acceptsNextHop(octets)) {
                return octets % 12 == 0 && octets > 0
                        ? "00".repeat(8) + "c0000201" + "00".repeat(octets - 12)
                        : "01".repeat(octets);
            }
        }
        throw new AssertionError(family + " accepts no next hop");
    }

    private static PathAttributes attributes(Family family) {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .localPref(100)
                .nextHop(family, Bytes.ofHex(hop(family)))
                .build();
    }

    private static SessionParameters session(Routes routes, boolean ids) {
        return new SessionParameters(true, ids ? Set.of(routes.family()) : Set.of(), false);
    }

    private static DecodedUpdate decode(byte[] message, SessionParameters session) {
        DecodedUpdate update = Decoding.decode(message, session, ValidationProfile.BGP_IBGP);
        assertThat(update.problems()).isEmpty();
        assertThat(update.parts()).isEqualTo(1);
        return update;
    }

    private static byte[] field(@Nullable NlriBlock block, boolean ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; block != null && i < block.count(); i++) {
            if (ids) {
                byte[] id = new byte[4];
                Octets.put32(id, 0, block.pathId(i));
                out.writeBytes(id);
            }
            out.writeBytes(NlriWriter.octets(block, i));
        }
        return out.toByteArray();
    }

    @Property(tries = 2000)
    void announcements_are_read_as_they_stand_and_written_again(@ForAll("routes") Routes routes, @ForAll boolean ids) {
        SessionParameters session = session(routes, ids);
        byte[] octets = routes.octets(ids);
        byte[] message = Wire.update(
                "",
                Wire.reach(routes.family(), hop(routes.family()), Wire.hex(octets)) + Wire.MP + "40050400000064",
                "");
        DecodedUpdate update = decode(message, session);
        NlriBlock block = Objects.requireNonNull(update.part(0).announced());
        assertThat(block.count()).isEqualTo(routes.nlri().size());
        assertThat(field(block, ids)).isEqualTo(octets);
        List<byte[]> written = new UpdateEncoder(session, UpdateEncoder.Ipv4Form.MULTIPROTOCOL)
                .encode(null, block, attributes(routes.family()));
        assertThat(written).hasSize(1);
        DecodedUpdate again = decode(written.get(0), session);
        assertThat(field(again.part(0).announced(), ids)).isEqualTo(octets);
        assertThat(again.part(0).attributes()).isEqualTo(attributes(routes.family()));
        forms(block);
        Schema.requireValid(update);
    }

    /** Labels of a withdrawal mean nothing: what must come back is which routes they were. */
    @Property(tries = 2000)
    void withdrawals_are_of_the_same_routes(@ForAll("routes") Routes routes, @ForAll boolean ids) {
        SessionParameters session = session(routes, ids);
        String reach = Wire.reach(routes.family(), hop(routes.family()), Wire.hex(routes.octets(ids)));
        DecodedUpdate announced = decode(Wire.update("", reach + Wire.MP + "40050400000064", ""), session);
        NlriBlock block = Objects.requireNonNull(announced.part(0).announced());
        List<byte[]> written =
                new UpdateEncoder(session, UpdateEncoder.Ipv4Form.MULTIPROTOCOL).encode(block, null, null);
        NlriBlock gone =
                Objects.requireNonNull(decode(written.get(0), session).part(0).withdrawn());
        assertThat(identities(gone)).isEqualTo(identities(block));
    }

    private static List<String> identities(NlriBlock block) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < block.count(); i++) {
            boolean plain = block instanceof Ipv4Nlri || block instanceof Ipv6Nlri;
            all.add(block.pathId(i) + " " + (plain ? block.text(i) : block.identity(i)));
        }
        return all;
    }

    private static void forms(NlriBlock block) {
        NlriForm form = NlriForms.of(block.family());
        if (form == null || !(block instanceof OpaqueNlri opaque)) {
            return;
        }
        for (int i = 0; i < opaque.count(); i++) {
            Value.Fields value = Objects.requireNonNull(opaque.value(i));
            assertThat(Bytes.copyOf(form.encode(value))).isEqualTo(opaque.octets(i));
        }
    }
}
