package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.event.RouteUpdateBuilder;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.schema.MessageSchema;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** The JSON of what was decoded is what the schemas of {@code docs/schema} say, as events and as a message. */
final class Schema {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();
    private static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(
                    new RouterKey("edge", IpAddress.parse("192.0.2.1"), "r1"),
                    IpAddress.parse("192.0.2.9"),
                    View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.9"), null, false));

    private Schema() {}

    private static JsonSchema schema() {
        try {
            String text = Files.readString(Path.of("../../docs/schema/event.schema.json"));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void requireValid(DecodedUpdate update) {
        requireValidEvents(update);
        byte[] octets = Wire.message(MessageHeader.UPDATE, new byte[4]); // the decoder stands for any others
        for (JsonStyle style : JsonStyle.values()) {
            JsonWriter out = new JsonWriter();
            new BgpJson(style)
                    .write(
                            out,
                            octets,
                            0,
                            octets.length,
                            ValidationProfile.BMP_OTHER,
                            (buffer, offset, length, profile) -> update);
            MessageSchema.requireValid(out.toString());
        }
    }

    private static void requireValidEvents(DecodedUpdate update) {
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            JsonWriter out = new JsonWriter();
            new EventJson(JsonStyle.FULL)
                    .write(
                            out,
                            new RouteUpdateBuilder()
                                    .from(PEER, 1, 2)
                                    .family(part.family())
                                    .withdrawn(part.withdrawn())
                                    .announced(part.announced(), part.attributes())
                                    .cause(part.cause())
                                    .flags(part.flags())
                                    .part(i + 1, Math.max(1, update.parts()))
                                    .build());
            try {
                assertThat(SCHEMA.validate(JACKSON.readTree(out.toString())))
                        .as(out.toString())
                        .isEmpty();
            } catch (IOException e) {
                throw new AssertionError(out.toString(), e);
            }
        }
    }
}
