package net.weir.codec.bgp.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.model.Family;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.NlriForms;
import net.weir.model.nlri.RouteTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FamilyFollowerTest {
    private static final Family OWN = Family.of(31, 10);

    private static final Map<String, Object> PLAIN = Map.of();
    private final FamilyFollower follower = new FamilyFollower();
    private final RouteTypes form = RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32));
    private final NlriCodec codec = NlriCodec.of(OWN, Framing.octets8(1), form);
    private final NlriCodec other = NlriCodec.framed(OWN, Framing.octets8(1));

    @AfterEach
    void nothing_is_left() {
        follower.removeCodec(codec);
        follower.removeCodec(other);
        assertThat(FamilyRegistry.current().families()).doesNotContain(OWN);
        assertThat(NlriForms.of(OWN)).isNull();
    }

    private static NlriCodec current() {
        return FamilyRegistry.current().codec(31, 10);
    }

    @Test
    void a_service_that_comes_and_goes_is_a_family_that_comes_and_goes() {
        follower.addCodec(codec, PLAIN);
        assertThat(current()).isSameAs(codec);
        assertThat(NlriForms.of(OWN)).isSameAs(form);
    }

    @Test
    void of_two_for_one_family_the_first_counts_until_it_goes() {
        follower.addCodec(codec, PLAIN);
        follower.addCodec(other, PLAIN);
        assertThat(current()).isSameAs(codec);
        assertThat(NlriForms.of(OWN)).isSameAs(form);
        follower.removeCodec(codec);
        assertThat(current()).isSameAs(other);
        assertThat(NlriForms.of(OWN)).isNull();
    }

    @Test
    void a_higher_ranking_counts_more_than_being_first() {
        follower.addCodec(other, PLAIN);
        follower.addCodec(codec, Map.of("service.ranking", 5));
        assertThat(current()).isSameAs(codec);
        assertThat(NlriForms.of(OWN)).isSameAs(form);
        follower.removeCodec(codec);
        assertThat(current()).isSameAs(other);
    }

    @Test
    void decoders_keep_what_they_were_made_with() {
        UpdateDecoder before = new UpdateDecoder(new AttributeCache());
        follower.addCodec(codec, PLAIN);
        assertThat(before.families().families()).doesNotContain(OWN);
        assertThat(new UpdateDecoder(new AttributeCache()).families().families())
                .contains(OWN);
    }
}
