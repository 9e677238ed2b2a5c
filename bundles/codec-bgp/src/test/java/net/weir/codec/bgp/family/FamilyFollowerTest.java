package net.weir.codec.bgp.family;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.model.Family;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.NlriForms;
import net.weir.model.nlri.RouteTypes;
import org.junit.jupiter.api.Test;

class FamilyFollowerTest {
    private static final Family OWN = Family.of(31, 10);

    @Test
    void a_service_that_comes_and_goes_is_a_family_that_comes_and_goes() {
        FamilyFollower follower = new FamilyFollower();
        RouteTypes form = RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32));
        NlriCodec codec = NlriCodec.of(OWN, Framing.octets8(1), form);
        NlriCodec newer = NlriCodec.of(OWN, Framing.octets8(1), form);
        follower.addCodec(codec);
        assertThat(FamilyRegistry.current().codec(31, 10)).isSameAs(codec);
        assertThat(NlriForms.of(OWN)).isSameAs(form);
        follower.addCodec(newer); // an update: the new service is there before the old one goes
        follower.removeCodec(codec);
        assertThat(FamilyRegistry.current().codec(31, 10)).isSameAs(newer);
        assertThat(NlriForms.of(OWN)).isSameAs(form);
        follower.removeCodec(newer);
        assertThat(FamilyRegistry.current().families()).doesNotContain(OWN);
        assertThat(NlriForms.of(OWN)).isNull();
    }
}
