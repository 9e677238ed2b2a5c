package net.weir.sink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.api.Sink;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.SampleEvents;
import net.weir.event.TopicRecord;
import net.weir.model.Value;
import net.weir.testkit.OptionsOf;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTemplateTest {
    private static final String ALL = "{source}/{router}/{peer}/{asn}/{family}/{view}/{vrf}/{type}/{topic}";

    private static Event first(EventKind kind) {
        return SampleEvents.all().stream()
                .filter(e -> e.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void places_are_filled_from_the_event() {
        TopicTemplate template = TopicTemplate.parse("weir/{stage}/" + ALL, "out1");
        assertThat(template.of(first(EventKind.ROUTE_UPDATE)))
                .isEqualTo(
                        "weir/out1/edge1/r1/192.0.2.9/64496/ipv4-unicast/adj-rib-in-pre/-/route-update/route-update");
        assertThat(template.of(first(EventKind.ROUTER_UP)))
                .isEqualTo("weir/out1/edge1/r1/-/-/-/-/-/router-up/router-up");
        assertThat(template.of(first(EventKind.GAP))).isEqualTo("weir/out1/-/-/-/-/-/-/-/gap/gap");
        assertThat(template.of(first(EventKind.RECORD)))
                .isEqualTo("weir/out1/edge1/r1/192.0.2.9/64496/-/adj-rib-in-pre/-/record/custom");
        assertThat(template.of(first(EventKind.EXTENSION)))
                .isEqualTo("weir/out1/edge1/r2/fe80::9/4200000000/-/adj-rib-out-post/blue/extension/extension");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edge+1 | edge%2B1",
                "a/b#c | a%2Fb%23c",
                "100% | 100%25",
                "$SYS | %24SYS",
                "a$b | a$b",
                "né | né",
                "x y | x y"
            })
    void what_a_router_says_stays_within_its_level(String value, String expected) {
        assertThat(TopicTemplate.escaped(value)).isEqualTo(expected);
    }

    @Test
    void control_characters_and_noncharacters_are_escaped_too() {
        assertThat(TopicTemplate.escaped("a\0b\n\u007f\u009b\ufffe\ufdd0\ud83d"))
                .isEqualTo("a%00b%0A%7F%C2%9B%EF%BF%BE%EF%B7%90\ufffd");
        assertThat(TopicTemplate.escaped("x".repeat(1000))).hasSize(255);
    }

    @Property
    void any_name_makes_a_topic_that_both_libraries_and_the_standard_take(@ForAll String name) throws Exception {
        Event event = new TopicRecord(null, 0, 0, name, new Value.Nothing());
        String topic = TopicTemplate.parse("weir/{topic}", "out1").of(event);
        assertThat(topic.split("/", -1)).hasSize(2);
        assertThat(topic).doesNotContain("+", "#", "\0").isNotEqualTo("weir/");
        MqttTopic.validate(topic, false);
        new MqttPublish(
                        topic,
                        new org.eclipse.paho.mqttv5.common.MqttMessage(),
                        new org.eclipse.paho.mqttv5.common.packet.MqttProperties())
                .getHeader();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weir/#", "weir/+/x", "$SYS/weir", "weir/{nothing}", "weir/{}", "a\nb", "a\0b"})
    void refuses_what_is_no_topic_to_publish_to(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicTemplate.parse(template, "out1"))
                .withMessageStartingWith("topic: ");
    }

    @Test
    void is_found_as_the_factory_of_its_type() {
        StageFactory<?> factory =
                ServiceLoader.load(StageFactory.class).iterator().next();
        assertThat(factory).isInstanceOf(MqttSinkFactory.class);
        assertThat(factory.getClass().getAnnotation(StageType.class).value()).isEqualTo("mqtt");
    }

    @Test
    void its_options_have_these_defaults() {
        MqttOptions options = OptionsOf.of(MqttOptions.class, "server", "tcp://127.0.0.1:1883");
        assertThat(List.of(options.version(), options.clientId(), options.topic(), options.qos(), options.inFlight()))
                .containsExactly("5", "weir-{stage}", "weir/{stage}/{type}", 1, 256);
        MqttSink sink = Sinks.of(Sinks.context(), "server", "tcp://127.0.0.1:1883", "peer-down", "one");
        assertThat(sink.delivery()).isEqualTo(Sink.Delivery.AT_LEAST_ONCE);
        assertThat(sink.peerDown()).isEqualTo(Sink.PeerDownForm.ONE);
        sink.close();
    }
}
