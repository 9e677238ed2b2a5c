package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.codec.bgp.attribute.AttributeRule;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;
import net.weir.model.RouteDistinguisher;
import net.weir.model.Value;
import net.weir.model.attribute.AttributeForms;
import org.jspecify.annotations.Nullable;

/** What the encoder writes, the decoder reads back equal: every attribute, family and session kind. */
class UpdateProperties {
    private static final IpAddress HOP4 = IpAddress.parse("192.0.2.1");
    private static final IpAddress HOP6 = IpAddress.parse("2001:db8::1");

    @Provide
    Arbitrary<List<RawAttribute>> attributes() {
        return AttributeArbitraries.attributes();
    }

    @Provide
    Arbitrary<NlriBlock> blocks() {
        return NlriArbitraries.blocks();
    }

    @Provide
    Arbitrary<SessionParameters> sessions() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(NlriArbitraries.FAMILIES).set(),
                        Arbitraries.of(true, false))
                .as(SessionParameters::new);
    }

    private static PathAttributes with(List<RawAttribute> attributes, Family family, boolean classic) {
        AttributesBuilder builder = new AttributesBuilder();
        attributes.forEach(builder::raw);
        if (classic) {
            return builder.nextHop(HOP4).build();
        }
        IpAddress hop = family.afi() == 2 ? HOP6 : HOP4;
        boolean vpn = family.safi() == 128;
        return builder.nextHop(family, new NextHop(hop, null, vpn ? new RouteDistinguisher(0) : null))
                .build();
    }

    @Property
    void announcements(
            @ForAll("attributes") List<RawAttribute> attributes,
            @ForAll("blocks") NlriBlock block,
            @ForAll("sessions") SessionParameters session,
            @ForAll boolean classicForm) {
        boolean classic = classicForm && block.family().equals(Family.IPV4_UNICAST);
        PathAttributes set = with(attributes, block.family(), classic);
        UpdateEncoder encoder = new UpdateEncoder(
                session, classic ? UpdateEncoder.Ipv4Form.CLASSIC : UpdateEncoder.Ipv4Form.MULTIPROTOCOL);
        Read read = new Read(session);
        read.all(encoder.encode(null, block, set));
        assertThat(read.announced).isEqualTo(texts(block, session));
        assertThat(read.withdrawn).isEmpty();
        if (block.count() > 0) {
            assertThat(read.sets).containsExactly(set);
        }
    }

    @Property
    void withdrawals(@ForAll("blocks") NlriBlock block, @ForAll("sessions") SessionParameters session) {
        for (UpdateEncoder.Ipv4Form form : UpdateEncoder.Ipv4Form.values()) {
            Read read = new Read(session);
            read.all(new UpdateEncoder(session, form).encode(block, null, null));
            assertThat(read.withdrawn).isEqualTo(texts(block, session));
            assertThat(read.announced).isEmpty();
        }
    }

    @Property(tries = 200)
    void a_builder_made_of_a_set_makes_the_same_set(@ForAll("attributes") List<RawAttribute> attributes) {
        PathAttributes set = with(attributes, Family.IPV6_UNICAST, false);
        assertThat(AttributesBuilder.from(set).build()).isEqualTo(set);
    }

    /** Reads messages and collects what they say. */
    private static final class Read {
        private final SessionParameters session;
        private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        private final List<String> announced = new ArrayList<>();
        private final List<String> withdrawn = new ArrayList<>();
        private final Set<PathAttributes> sets = new HashSet<>();

        Read(SessionParameters session) {
            this.session = session;
        }

        void all(List<byte[]> messages) {
            for (byte[] message : messages) {
                assertThat(message.length).isLessThanOrEqualTo(session.maxMessageLength());
                DecodedUpdate update = decoder.decode(message, 0, message.length, session, ValidationProfile.BGP_IBGP);
                assertThat(update.problems()).isEmpty();
                Schema.requireValid(update);
                for (int i = 0; i < update.parts(); i++) {
                    add(update.part(i));
                }
            }
        }

        private void add(DecodedUpdate.Part part) {
            withdrawn.addAll(texts(part.withdrawn(), session));
            announced.addAll(texts(part.announced(), session));
            if (part.announced() != null) {
                sets.add(Objects.requireNonNull(part.attributes()));
            }
        }
    }

    private static List<String> texts(@Nullable NlriBlock block, SessionParameters session) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; block != null && i < block.count(); i++) {
            boolean ids = session.addPath(block.family());
            texts.add(block.family() + " " + block.text(i) + (ids ? "#" + block.pathId(i) : ""));
        }
        return texts;
    }

    @Property
    void two_octet_sessions_lose_nothing(@ForAll("attributes") List<RawAttribute> attributes) {
        PathAttributes set = with(attributes, Family.IPV4_UNICAST, true);
        NlriBlock block = Ipv4Nlri.of(Prefix.parse("198.51.100.0/24"));
        byte[] message = new UpdateEncoder(SessionParameters.TWO_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(null, block, set)
                .get(0);
        DecodedUpdate update = Decoding.decode(message, SessionParameters.TWO_OCTET, ValidationProfile.BGP_IBGP);
        assertThat(update.part(0).attributes()).isEqualTo(set);
        assertThat(update.part(0).attributes().has(AttributeType.AS4_PATH)).isFalse();
    }

    @Provide
    Arbitrary<RawAttribute> structured() {
        return StructuredAttributes.all();
    }

    /** AS_PATH to LARGE_COMMUNITY have methods of the builder, AS4_ ones come of 2-octet sessions, MP_ ones of families. */
    @Example
    void every_attribute_type_with_a_row_has_a_generator() {
        Set<Integer> types = new HashSet<>(StructuredAttributes.values().keySet());
        types.addAll(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17, 18, 32, 35));
        assertThat(types)
                .isEqualTo(
                        AttributeRules.all().stream().map(AttributeRule::type).collect(Collectors.toSet()));
    }

    @Property
    void structured_attributes(
            @ForAll("structured") RawAttribute attribute, @ForAll("sessions") SessionParameters session) {
        PathAttributes set = with(
                List.of(
                        new RawAttribute(0x40, 1, Bytes.ofHex("00")),
                        new RawAttribute(0x40, 2, Bytes.ofHex("02010000fbf0")),
                        attribute),
                Family.IPV6_UNICAST,
                false);
        NlriBlock block = Ipv6Nlri.of(Prefix.parse("2001:db8::/127"), Prefix.parse("::/0"), Prefix.parse("::1/128"));
        Read read = new Read(session);
        read.all(new UpdateEncoder(session, UpdateEncoder.Ipv4Form.MULTIPROTOCOL).encode(null, block, set));
        assertThat(read.sets).containsExactly(set);
        Value value = AttributeForms.value(attribute);
        if (value != null) {
            assertThat(AttributeForms.encode(attribute.flags(), attribute.type(), value))
                    .isEqualTo(attribute);
        }
    }
}
