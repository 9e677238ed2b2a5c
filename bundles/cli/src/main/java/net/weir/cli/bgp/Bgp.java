package net.weir.cli.bgp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.EventSink;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.ObjectOutput;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.json.BgpJson;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Problem;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** {@code ./weir bgp decode}. */
public final class Bgp {
    public static final String USAGE =
            """
            weir bgp decode [--as4 yes|no] [--add-path FAMILY,…|all] [--extended] [--ebgp] [-o FORM] HEX…|-
                One or more BGP messages, in hex with spaces, colons, commas, 0x, and comments behind # or //. With -
                they come from the standard input, as hex or as octets if it begins with the marker.

                --as4 yes|no        AS numbers have 4 or 2 octets       What is not given is 4 octets and no path
                --add-path FAMILY   NLRI of these have path ids         ids, or what else the lengths need
                --extended          messages may have 65535 octets
                --ebgp              judged as from another AS (RFC 7606 sections 7.5, 7.9, 7.10)
                -o FORM             text (the default), json or ndjson: an object for each message
                                    (docs/schema/message.schema.json); csv: a row for each route; mrt: BGP4MP records

            weir bgp decode ffffffffffffffffffffffffffffffff001304
            weir bgp decode --add-path ipv4-unicast -o ndjson - <messages.hex

            Messages go to the standard output, damage to the standard error too, with its offset and RFC 7606 action.
            Exit codes: 0 fine, 2 usage, 3 damaged input (what was readable is out).""";

    private Bgp() {}

    public static int run(List<String> words, InputStream in, OutputStream out, PrintStream err) {
        if (words.isEmpty() || !words.get(0).equals("decode")) {
            throw Failure.usage("weir bgp knows: decode; weir bgp --help tells more");
        }
        Arguments arguments = new Arguments(
                words.subList(1, words.size()), "", Set.of("o", "as4", "add-path"), Set.of("extended", "ebgp"));
        SessionParameters parameters = parameters(arguments);
        byte[] octets = octets(arguments.words(), in);
        Notes notes = new Notes(err);
        String form = arguments.value("o");
        if ("mrt".equals(form)) {
            return new MessageStream(octets, notes).copy(parameters, out);
        }
        boolean assuming = !arguments.has("as4") && !arguments.has("add-path");
        ValidationProfile profile = arguments.has("ebgp") ? ValidationProfile.BGP_EBGP : ValidationProfile.BGP_IBGP;
        SessionUpdates updates = new SessionUpdates(parameters, assuming);
        MessageStream stream = new MessageStream(octets, notes);
        if ("csv".equals(form)) {
            try (EventSink sink = EventSink.of(form, out, Set.of())) {
                return stream.read(new MessageRows(nobody(), updates, profile, sink));
            }
        }
        try (ObjectOutput objects = ObjectOutput.of(form, out)) {
            BgpJson json = new BgpJson(objects.style());
            return stream.read((all, offset, length) -> {
                List<Problem> problems = json.write(objects.begin(), all, offset, length, profile, updates);
                objects.end();
                return problems;
            });
        }
    }

    /** The sender, of whom nothing is known. */
    private static Peer nobody() {
        PeerKey key = PeerKey.global(new RouterKey("bgp", null, null), IpAddress.ofV4(0), View.ADJ_RIB_IN_PRE);
        return new Peer(1, 1, key, new Peer.Facts(new Asn(0), IpAddress.ofV4(0), null, false));
    }

    private static SessionParameters parameters(Arguments arguments) {
        String as4 = arguments.value("as4", "yes");
        if (!as4.equals("yes") && !as4.equals("no")) {
            throw Failure.usage("--as4 is yes or no, not " + as4);
        }
        return new SessionParameters(
                as4.equals("yes"), families(arguments.value("add-path")), arguments.has("extended"));
    }

    private static Set<Family> families(@Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        if (text.equals("all")) {
            return Set.copyOf(FamilyRegistry.standard().families());
        }
        Set<Family> families = new HashSet<>();
        for (String name : text.split(",")) {
            try {
                families.add(Family.parse(name));
            } catch (IllegalArgumentException e) {
                throw Failure.usage("--add-path takes families such as ipv4-unicast, not " + name);
            }
        }
        return families;
    }

    private static byte[] octets(List<String> words, InputStream in) {
        if (words.isEmpty()) {
            throw Failure.usage("no message given; - is the standard input");
        }
        if (!words.equals(List.of("-"))) {
            return HexText.octets(String.join(" ", words));
        }
        try {
            byte[] all = in.readNBytes(MessageStream.MOST + 1);
            if (all.length > MessageStream.MOST) {
                throw Failure.usage("the input is longer than " + (MessageStream.MOST >> 20) + " MiB");
            }
            return MessageStream.isBinary(all) ? all : HexText.octets(new String(all, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw Failure.usage("cannot read the standard input: " + e.getMessage());
        }
    }
}
