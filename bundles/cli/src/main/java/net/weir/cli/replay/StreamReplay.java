package net.weir.cli.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.weir.cli.bmp.Streams;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.model.Octets;

/**
 * The BMP sessions of a recording, each on a connection of its own, octet for octet. One that begins in the middle gets an
 * Initiation. Confined to one thread.
 */
final class StreamReplay implements Streams.Output {
    private static final int MOST_CONNECTIONS = 1_000;

    private final String name;
    private final String sysName;
    private final Supplier<Target> connect;
    private final Pacer pacer;
    private final Notes notes;
    private final Map<TcpFlow, Target> targets = new LinkedHashMap<>();
    private long messages;

    StreamReplay(String name, String sysName, Supplier<Target> connect, Pacer pacer, Notes notes) {
        this.name = name;
        this.sysName = sysName;
        this.connect = connect;
        this.pacer = pacer;
        this.notes = notes;
    }

    @Override
    public void message(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        if (pacer.isOver()) {
            return;
        }
        MessageType type = MessageType.ofCode(Octets.u8(octets, offset + 5));
        pacer.await(micros, this::flush);
        Target target = targets.get(flow);
        if (target == null) {
            if (targets.size() == MOST_CONNECTIONS) {
                throw new Failure(Failure.TROUBLE, "more than " + MOST_CONNECTIONS + " sessions at a time in " + name);
            }
            target = connect.get();
            targets.put(flow, target);
            if (type != MessageType.INITIATION) {
                target.initiate(sysName, name);
            }
        }
        target.send(octets, offset, length);
        messages++;
        if (type == MessageType.TERMINATION) {
            target.terminatedByRecording();
            end(flow);
        }
    }

    private void end(TcpFlow flow) {
        Target target = targets.remove(flow);
        if (target != null) {
            target.close();
        }
    }

    private void flush() {
        targets.values().forEach(Target::flush);
    }

    @Override
    public void broken(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        notes.tell(flow + ": what follows is no BMP");
        end(flow);
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {
        end(flow);
    }

    @Override
    public void trouble(TcpFlow flow, String text) {
        notes.tell(flow + ": " + text);
    }

    /** Sessions that the recording leaves open. */
    Iterable<Target> open() {
        return targets.values();
    }

    long messages() {
        return messages;
    }
}
