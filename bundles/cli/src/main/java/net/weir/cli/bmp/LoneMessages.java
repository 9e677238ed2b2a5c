package net.weir.cli.bmp;

import java.util.Map;
import java.util.TreeMap;
import net.weir.cli.tool.Notes;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpDecoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.model.Bytes;

/** Messages read without a session around them; what is wrong with them is counted, and told once. Confined to one thread. */
abstract class LoneMessages implements MessageReader {
    private final Notes notes;
    private final BmpMessageView view = new BmpMessageView();
    private final BmpDecoder decoder = new BmpDecoder(BmpLimits.WITH_VERSION_4);
    private final Map<String, Long> faults = new TreeMap<>();
    private boolean damaged;

    LoneMessages(Notes notes) {
        this.notes = notes;
    }

    /** The message that was decoded last. */
    final BmpMessageView view() {
        return view;
    }

    /** Decodes a message and counts its damage; messages of unknown type are none, as another version may well have them. */
    final DecodedBmp decode(byte[] octets, int offset, int length) {
        view.wrap(octets, offset, length);
        DecodedBmp decoded = decoder.decode(view);
        for (BmpDamage damage : decoded.damage()) {
            damaged |= view.type() != MessageType.UNKNOWN;
            odd(damage.fault().toString(), view.type() + ": " + damage.toProblem(octets, offset, length));
        }
        return decoded;
    }

    /** Counts what is damaged. */
    final void damaged(String kind, String text) {
        damaged = true;
        odd(kind, text);
    }

    /** Counts what is odd, and no damage. */
    final void odd(String kind, String text) {
        if (faults.merge(kind, 1L, Long::sum) == 1) {
            notes.tell(text);
        }
    }

    @Override
    public final void broken(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        damaged("framing", flow + ": what follows is no BMP: " + Bytes.copyOf(octets, offset, Math.min(length, 16)));
    }

    @Override
    public final void trouble(TcpFlow flow, String text) {
        notes.tell(flow + ": " + text);
    }

    @Override
    public final boolean isDamaged() {
        return damaged;
    }

    @Override
    public final Map<String, Long> faults() {
        return faults;
    }
}
