package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/** One pass over the octets of an OPEN, and the way back. */
final class OpenCodec {
    private static final int MINIMUM = MessageHeader.LENGTH + 10;
    private static final int CAPABILITIES = 2;
    /** As length and as first parameter type: 2-octet lengths follow (RFC 9072 section 2). */
    private static final int EXTENDED = 255;

    private final byte[] buffer;
    private final int offset;
    private final int end;
    private final List<Capability> capabilities = new ArrayList<>();
    private final List<OpenMessage.OtherParameter> others = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable NotificationMessage answer;

    private OpenCodec(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.end = offset + length;
    }

    static Decoded<OpenMessage> decode(byte[] buffer, int offset, int length) {
        MessageHeader.Fault fault = MessageHeader.check(buffer, offset, length, MessageHeader.OPEN, MINIMUM);
        return fault != null ? fault.unreadable(buffer, offset, length) : new OpenCodec(buffer, offset, length).read();
    }

    private Decoded<OpenMessage> read() {
        int at = offset + MessageHeader.LENGTH;
        int parameters = at + 10;
        int length = buffer[at + 9] & 0xff;
        // with type 255 first the one-octet length does not count, whatever it is (RFC 9072 section 2)
        boolean extended = length > 0 && end - parameters >= 3 && (buffer[parameters] & 0xff) == EXTENDED;
        if (extended) {
            length = Octets.u16(buffer, parameters + 1);
            parameters += 3;
        }
        if (length != end - parameters) {
            problem("optional parameters of " + length + " octets where " + (end - parameters) + " follow", at + 9);
        }
        readParameters(parameters, Math.min(end, parameters + length), extended);
        OpenMessage open = new OpenMessage(
                buffer[at] & 0xff,
                Octets.u16(buffer, at + 1),
                Octets.u16(buffer, at + 3),
                IpAddress.ofV4(Octets.i32(buffer, at + 5)),
                capabilities,
                others);
        return new Decoded<>(open, problems, answer);
    }

    private void readParameters(int from, int to, boolean extended) {
        int head = extended ? 3 : 2;
        int at = from;
        while (at < to) {
            int length = at + head > to ? -1 : extended ? Octets.u16(buffer, at + 1) : buffer[at + 1] & 0xff;
            if (length < 0 || at + head + length > to) {
                problem("an optional parameter does not fit", at);
                return;
            }
            int type = buffer[at] & 0xff;
            at += head;
            if (type == CAPABILITIES) {
                readCapabilities(at, at + length);
            } else {
                others.add(new OpenMessage.OtherParameter(type, Bytes.copyOf(buffer, at, length)));
            }
            at += length;
        }
    }

    private void readCapabilities(int from, int to) {
        int at = from;
        while (at < to) {
            int length = at + 2 > to ? -1 : buffer[at + 1] & 0xff;
            if (length < 0 || at + 2 + length > to) {
                problem("a capability does not fit its parameter", at);
                return;
            }
            Capability capability = CapabilityDecoder.decode(buffer[at] & 0xff, buffer, at + 2, length);
            if (capability instanceof Capability.Unknown && CapabilityDecoder.hasForm(capability.code())) {
                odd("capability " + capability.code() + " cannot have these " + length + " octets", at);
            }
            capabilities.add(capability);
            at += 2 + length;
        }
    }

    /** What the session answers with a NOTIFICATION. */
    private void problem(String reason, int at) {
        answer = new NotificationMessage(2, 0, Bytes.EMPTY);
        add(reason, "RFC 4271 section 6.2", at);
    }

    /** What is as good as not there: no RFC has a session end for it. */
    private void odd(String reason, int at) {
        add(reason, "RFC 5492 section 4", at);
    }

    private void add(String reason, String rule, int at) {
        problems.add(Evidence.problem(reason, rule, Problem.Action.KEPT, buffer, offset, end - offset, at - offset));
    }

    /** One capability parameter, in the extended form if it does not fit otherwise. */
    static byte[] encode(OpenMessage open) {
        ByteArrayOutputStream capabilities = new ByteArrayOutputStream();
        open.capabilities().forEach(capability -> CapabilityEncoder.encode(capability, capabilities));
        int total = capabilities.size();
        boolean extended = total > 255;
        for (OpenMessage.OtherParameter other : open.otherParameters()) {
            extended |= other.value().length() > 255 || other.type() == EXTENDED;
            total += 2 + other.value().length();
        }
        extended |= total + 2 > 255;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (capabilities.size() > 0) {
            parameter(out, CAPABILITIES, capabilities.toByteArray(), extended);
        }
        for (OpenMessage.OtherParameter other : open.otherParameters()) {
            parameter(out, other.type(), other.value().toArray(), extended);
        }
        return message(open, out.toByteArray(), extended);
    }

    private static void parameter(ByteArrayOutputStream out, int type, byte[] value, boolean extended) {
        out.write(type);
        if (extended) {
            out.write(value.length >>> 8);
        }
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] message(OpenMessage open, byte[] parameters, boolean extended) {
        byte[] body = new byte[10 + (extended ? 3 : 0) + parameters.length];
        if (body.length > MessageHeader.MAX_LENGTH - MessageHeader.LENGTH) { // RFC 8654 section 4: never extended
            throw new IllegalArgumentException("OPEN with " + parameters.length + " octets of parameters");
        }
        body[0] = (byte) open.version();
        Octets.put16(body, 1, open.asField());
        Octets.put16(body, 3, open.holdTimeSeconds());
        Octets.put32(body, 5, (int) open.bgpId().low());
        body[9] = (byte) (extended ? EXTENDED : parameters.length);
        if (extended) {
            body[10] = (byte) EXTENDED;
            Octets.put16(body, 11, parameters.length);
        }
        System.arraycopy(parameters, 0, body, body.length - parameters.length, parameters.length);
        return MessageHeader.message(MessageHeader.OPEN, body, body.length);
    }

    /** What RFC 4271 section 6.2 has against a readable OPEN, or null. */
    static @Nullable NotificationMessage objection(OpenMessage open) {
        if (open.version() != 4) {
            return new NotificationMessage(2, 1, Bytes.ofHex("0004"));
        }
        Capability.FourOctetAs four = open.first(Capability.FourOctetAs.class);
        if (open.asField() == 0 || four != null && four.asn().equals(new Asn(0))) { // RFC 7607 section 2
            return new NotificationMessage(2, 2, Bytes.EMPTY);
        }
        if (open.bgpId().isUnspecified()) { // RFC 6286 section 2.2
            return new NotificationMessage(2, 3, Bytes.EMPTY);
        }
        if (open.holdTimeSeconds() == 1 || open.holdTimeSeconds() == 2) {
            return new NotificationMessage(2, 6, Bytes.EMPTY);
        }
        if (!open.otherParameters().isEmpty()) {
            return new NotificationMessage(2, 4, Bytes.EMPTY);
        }
        return null;
    }
}
