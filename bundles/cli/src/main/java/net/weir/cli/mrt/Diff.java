package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Progress;
import net.weir.cli.tool.Spool;
import net.weir.cli.tool.Terminal;
import net.weir.cli.tool.Text;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtPeers;
import net.weir.codec.mrt.MrtRecord;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.RouteUpdate;
import net.weir.model.AttributeHash;
import net.weir.model.HashMix;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * {@code mrt diff A B}: the routes that stand at the end of one file and not, or with other attributes, at the end of the
 * other. Holds a table of numbers for each, 24 octets for a route, and reads the files once more to name what differs.
 */
final class Diff {
    private Diff() {}

    static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments = new Arguments(words, "", Set.of(), Set.of(Cat.RESYNC));
        boolean resync = arguments.has(Cat.RESYNC);
        List<String> files = arguments.files();
        if (files.size() != 2 || files.equals(List.of("-", "-"))) {
            throw new Failure(Failure.USAGE, "diff takes two files");
        }
        try (Spool left = Spool.of(files.get(0), System.in);
                Spool right = Spool.of(files.get(1), System.in)) {
            return compare(left.name(), right.name(), resync, Text.on(out), err);
        }
    }

    private static int compare(String leftFile, String rightFile, boolean resync, PrintStream text, PrintStream err) {
        Map<PeerKey, Integer> peers = new HashMap<>();
        Side left = Side.read(leftFile, resync, peers, err);
        Side right = Side.read(rightFile, resync, peers, err);
        long differences = left.tell('-', right, text) + right.tell('+', left, text);
        text.flush();
        int damage = Math.max(left.exitCode, right.exitCode);
        return damage != 0 ? damage : differences == 0 ? 0 : 1;
    }

    /** The table at the end of one file. */
    private static final class Side implements MrtDecoder.Output, MrtPeers, Input.Reader {
        private final String file;
        private final boolean resync;
        private final Map<PeerKey, Integer> peers;
        private final Input input;
        private final MrtDecoder decoder;
        private final Standing routes = new Standing();
        private int exitCode;
        private int ids;
        private long told;
        private @Nullable Telling telling;

        /** What is done with a route that stands. */
        private interface Telling {
            void route(long key, RouteUpdate update, NlriBlock block, int index);
        }

        /** @param peers numbers of peers, the same for both files */
        private Side(String file, boolean resync, Map<PeerKey, Integer> peers, PrintStream err) {
            this.file = file;
            this.peers = peers;
            this.resync = resync;
            input = new Input(List.of(file), err, new Progress(err, Terminal.showsErrorsOnly())).resync(resync);
            decoder = new MrtDecoder(new RouterKey("mrt", null, null), this, null, this);
        }

        static Side read(String file, boolean resync, Map<PeerKey, Integer> peers, PrintStream err) {
            Side side = new Side(file, resync, peers, err);
            side.input.read(side);
            side.exitCode = side.input.exitCode();
            return side;
        }

        /** Reads the file again and prints the last announcement of each route that the other has not or otherwise. */
        long tell(char sign, Side other, PrintStream out) {
            Set<Long> said = new HashSet<>();
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            Side again = new Side(file, resync, peers, nowhere);
            again.telling =
                    new Telling() { // no lambda, which would make the tool start later
                        @Override
                        public void route(long key, RouteUpdate update, NlriBlock block, int index) {
                            PathAttributes attributes = update.attributes();
                            long hash = attributes == null ? 0 : attributes.hash();
                            boolean stands = routes.get(key) == hash;
                            if (stands && other.routes.get(key) != hash && said.add(key)) {
                                out.println(sign + " " + line(update, block, index));
                                again.told++;
                            }
                        }
                    };
            again.input.read(again);
            return again.told;
        }

        private static String line(RouteUpdate update, NlriBlock block, int index) {
            PathAttributes a = update.attributes();
            String id = block.hasPathIds() ? " id " + Integer.toUnsignedString(block.pathId(index)) : "";
            return update.routePeer().asn() + " " + update.routePeer().key().address() + " " + block.text(index) + id
                    + (a == null ? "" : " path " + a.asPath() + " next hop " + a.nextHop());
        }

        @Override
        public void record(MrtRecord record) {
            decoder.decode(record);
        }

        @Override
        public Peer up(PeerKey key, Peer.Facts facts) {
            return new Peer(++ids, 1, key, facts);
        }

        @Override
        public void damage(MrtDamage damage) {
            input.damage(damage);
        }

        @Override
        public void event(Event event) {
            if (event instanceof RouteUpdate update) {
                all(update, update.withdrawn(), 0);
                PathAttributes attributes = update.attributes();
                all(update, update.announced(), attributes == null ? 0 : attributes.hash());
            } else if (event instanceof PeerDown down && down.peer() != null) {
                routes.dropPeer(owner(down.peer()));
            }
        }

        private void all(RouteUpdate update, @Nullable NlriBlock block, long value) {
            long peer = owner(update.routePeer());
            for (int i = 0; block != null && i < block.count(); i++) {
                long key = key(peer, block, i);
                routes.put(key, value, peer);
                if (telling != null) {
                    telling.route(key, update, block, i);
                }
            }
        }

        private long owner(Peer peer) {
            Integer number = peers.putIfAbsent(peer.key(), peers.size() + 1);
            return number == null ? peers.size() : number;
        }

        /** Nothing is compared but this, so it has to tell all routes apart: 64 bits of which each octet decides. */
        private static long key(long peer, NlriBlock block, int index) {
            byte[] text = block.text(index).getBytes(StandardCharsets.UTF_8);
            long route = AttributeHash.of(text, 0, text.length);
            long table = HashMix.avalanche(peer << 32 | block.family().code());
            return HashMix.avalanche(route ^ HashMix.avalanche(table ^ block.pathId(index)));
        }
    }

    /** From the hash of a route to that of its attributes; 0 for none. */
    private static final class Standing {
        private long[] keys = new long[1 << 16];
        private long[] values = new long[1 << 16];
        private long[] owners = new long[1 << 16];
        private int size;

        long get(long key) {
            return values[slot(key)];
        }

        private int slot(long key) {
            int slot = (int) (key >>> 20) & keys.length - 1;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & keys.length - 1;
            }
            return slot;
        }

        void put(long key, long value, long owner) {
            int slot = slot(key);
            if (keys[slot] == 0) {
                keys[slot] = key;
                if (++size > keys.length / 3 * 2) {
                    values[slot] = value;
                    owners[slot] = owner;
                    grow();
                    return;
                }
            }
            values[slot] = value;
            owners[slot] = owner;
        }

        void dropPeer(long owner) {
            for (int i = 0; i < keys.length; i++) {
                if (owners[i] == owner) {
                    values[i] = 0;
                }
            }
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldValues = values;
            long[] oldOwners = owners;
            keys = new long[2 * oldKeys.length];
            values = new long[keys.length];
            owners = new long[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                    owners[slot] = oldOwners[i];
                }
            }
        }
    }
}
