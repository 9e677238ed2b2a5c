package net.weir.fuzz;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.AttributeType;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.model.Value;
import net.weir.model.attribute.AttributeForms;
import net.weir.model.nlri.NlriForm;
import net.weir.model.nlri.NlriForms;
import org.jspecify.annotations.Nullable;

/** Writes what was read and reads it again. */
final class RoundTrip {
    private RoundTrip() {}

    static void ofParts(DecodedUpdate update, SessionParameters session, ValidationProfile profile) {
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            ofRoutes(part.withdrawn(), part.announced(), part.attributes(), session.withFourOctetAs(true), profile);
            forms(part.withdrawn());
            forms(part.announced());
            if (part.attributes() != null) {
                part.attributes().all().forEach(RoundTrip::form);
            }
        }
    }

    static void ofRoutes(
            @Nullable NlriBlock withdrawn,
            @Nullable NlriBlock announced,
            @Nullable PathAttributes attributes,
            SessionParameters session,
            ValidationProfile profile) {
        boolean classic = attributes != null && !attributes.has(AttributeType.MP_REACH_NLRI);
        UpdateEncoder encoder = new UpdateEncoder(
                session, classic ? UpdateEncoder.Ipv4Form.CLASSIC : UpdateEncoder.Ipv4Form.MULTIPROTOCOL);
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(64, 1 << 18));
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        for (byte[] message : encoder.encode(withdrawn, announced, attributes)) {
            DecodedUpdate read = decoder.decode(message, 0, message.length, session, profile);
            for (int i = 0; i < read.parts(); i++) {
                add(read.part(i).withdrawn(), gone);
                add(read.part(i).announced(), come);
                if (read.part(i).announced() != null) {
                    Same.require(attributes, read.part(i).attributes());
                }
            }
        }
        Same.require(texts(withdrawn), gone);
        Same.require(texts(announced), come);
    }

    private static List<String> texts(@Nullable NlriBlock block) {
        List<String> texts = new ArrayList<>();
        add(block, texts);
        return texts;
    }

    private static void add(@Nullable NlriBlock block, List<String> texts) {
        for (int i = 0; block != null && i < block.count(); i++) {
            texts.add(block.family() + " " + block.text(i) + " #" + block.pathId(i) + " " + block.identity(i));
        }
    }

    /** The fields of an NLRI make an NLRI with the same fields. */
    private static void forms(@Nullable NlriBlock block) {
        NlriForm form = block == null ? null : NlriForms.of(block.family());
        if (form == null || !(block instanceof OpaqueNlri opaque)) {
            return;
        }
        for (int i = 0; i < opaque.count(); i++) {
            Value.Fields value = opaque.value(i);
            if (value != null) {
                byte[] octets = form.encode(value);
                Same.require(null, form.fault(octets, 0, octets.length));
                Same.require(value, form.value(octets, 0, octets.length));
                Same.require(opaque.text(i), form.text(octets, 0, octets.length));
            }
        }
    }

    /** The fields of an attribute make the same octets. */
    static void form(RawAttribute attribute) {
        Value value = AttributeForms.value(attribute);
        if (value != null) {
            Same.require(attribute, AttributeForms.encode(attribute.flags(), attribute.type(), value));
        }
    }
}
