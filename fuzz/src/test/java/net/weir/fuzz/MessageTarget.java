package net.weir.fuzz;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.model.Problem;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;

/** Every BGP message but UPDATE: octet 0 chooses the type, the rest is the body. */
public final class MessageTarget {
    static final int HEAD = 1;

    private MessageTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        switch (data[0] & 3) {
            case 0 -> check(1, data, octets -> OpenMessage.decode(octets, 0, octets.length), OpenMessage::encode);
            case 1 ->
                check(
                        3,
                        data,
                        octets -> NotificationMessage.decode(octets, 0, octets.length),
                        NotificationMessage::encode);
            case 2 ->
                check(4, data, octets -> KeepaliveMessage.decode(octets, 0, octets.length), KeepaliveMessage::encode);
            default ->
                check(
                        5,
                        data,
                        octets -> RouteRefreshMessage.decode(octets, 0, octets.length),
                        RouteRefreshMessage::encode);
        }
    }

    private static <T> void check(
            int type, byte[] data, Function<byte[], Decoded<T>> decode, Function<T, byte[]> encode) {
        byte[] octets = Messages.framed(type, data, HEAD);
        Supplier<Runnable> reading = () -> () -> decode.apply(octets);
        Cost.ofReading(octets.length, reading.get(), reading);
        Decoded<T> first = decode.apply(octets);
        T message = first.message();
        json(octets, first);
        if (message == null) {
            Same.require(false, first.problems().isEmpty());
            return;
        }
        Same.require(false, message.toString().isEmpty());
        Decoded<T> again = decode.apply(encode.apply(message));
        Same.require(message, again.message());
    }

    /** The JSON says as much of what is wrong as the codec does. */
    private static void json(byte[] octets, Decoded<?> decoded) {
        List<Problem> told = new BgpJson(JsonStyle.FULL)
                .write(
                        new JsonWriter(),
                        octets,
                        0,
                        octets.length,
                        ValidationProfile.BGP_EBGP,
                        (buffer, offset, length, profile) -> {
                            throw new AssertionError("no UPDATE");
                        });
        Same.require(decoded.problems(), told);
    }
}
