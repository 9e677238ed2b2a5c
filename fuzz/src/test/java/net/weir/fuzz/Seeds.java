package net.weir.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import net.weir.bmp.SampleMessages;
import net.weir.captures.PcapStream;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.mrt.Vectors;

/** The inputs that each target begins with: the committed vectors, and the captures where WEIR_TESTDATA has them. */
final class Seeds {
    private static final Path BUNDLES = Path.of("../bundles");
    private static final Path UPDATES = BUNDLES.resolve("codec-bgp/src/test/resources/vectors/updates.txt");
    private static final Path MODEL = BUNDLES.resolve("model/src/test/resources/net/weir/model");
    private static final Pattern WHOLE_MESSAGE = Pattern.compile("(?:FF|ff){16}[0-9A-Fa-f]{6,}");
    private static final int MOST = 4096;
    private static final int HEADER = 19;

    private final List<byte[]> all = new ArrayList<>();

    private Seeds() {}

    static List<byte[]> of(Class<?> target) throws IOException {
        Seeds seeds = new Seeds();
        if (target == UpdateTarget.class) {
            seeds.updates();
        } else if (target == MessageTarget.class) {
            seeds.messages();
        } else if (target == NlriTarget.class) {
            seeds.nlri();
        } else if (target == AttributeTarget.class) {
            seeds.attributes();
        } else if (target == BmpTarget.class) {
            seeds.bmp();
        } else if (target == MrtTarget.class) {
            seeds.mrt();
        } else {
            seeds.add(new byte[64]);
        }
        return seeds.all;
    }

    private void add(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        if (out.size() <= MOST) {
            all.add(out.toByteArray());
        }
    }

    private static byte[] head(int... octets) {
        byte[] head = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            head[i] = (byte) octets[i];
        }
        return head;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] body(byte[] message) {
        return java.util.Arrays.copyOfRange(message, HEADER, message.length);
    }

    private void updates() throws IOException {
        String session = "4";
        for (String line : Files.readAllLines(UPDATES)) {
            if (line.startsWith("session: ")) {
                session = line.substring(9);
            } else if (line.startsWith("octets: ")) {
                int sessionOctet = (session.startsWith("2") ? 1 : 0) | (session.length() > 1 ? 2 : 0);
                add(head(sessionOctet, all.size()), hex(line.substring(8)));
            }
        }
        for (byte[] message : captured()) {
            if (message[HEADER - 1] == 2) {
                add(head(all.size() & 3, all.size()), body(message));
            }
        }
    }

    private void messages() throws IOException {
        IpAddress id = IpAddress.parse("192.0.2.1");
        OpenMessage open = OpenMessage.of(
                new Asn(4_200_000_000L),
                90,
                id,
                List.of(
                        new Capability.Multiprotocol(Family.IPV6_UNICAST),
                        new Capability.FourOctetAs(new Asn(4_200_000_000L)),
                        new Capability.AddPath(List.of(new Capability.AddPath.Entry(Family.IPV4_UNICAST, 3))),
                        new Capability.GracefulRestart(8, 120, List.of()),
                        new Capability.Role(1),
                        new Capability.SoftwareVersion("weir"),
                        new Capability.Fqdn("edge1", "example.net")));
        add(head(0), body(open.encode()));
        add(head(1), body(NotificationMessage.cease(2, "good bye").encode()));
        add(head(2));
        add(head(3), body(new RouteRefreshMessage(Family.IPV6_UNICAST, 1, Bytes.ofHex("80030102cafe")).encode()));
        for (byte[] message : captured()) {
            switch (message[HEADER - 1]) {
                case 1 -> add(head(0), body(message));
                case 3 -> add(head(1), body(message));
                case 5 -> add(head(3), body(message));
                default -> {}
            }
        }
    }

    private void nlri() throws IOException {
        for (String line : Files.readAllLines(MODEL.resolve("nlri/families.txt"))) {
            String[] parts = line.split("\\|");
            int family = NlriTarget.FAMILIES.indexOf(Family.parse(parts[0]));
            add(head(family, 0), hex(parts[1]));
            add(head(family, 2), hex(parts[1]));
            add(head(family, 1), new byte[4], hex(parts[1]));
        }
        for (Family plain : Family.plainIp()) {
            add(head(NlriTarget.FAMILIES.indexOf(plain), 0), hex("0018c6336420c0000201"));
        }
    }

    private void attributes() throws IOException {
        for (String line : Files.readAllLines(MODEL.resolve("attribute/attributes.txt"))) {
            String[] parts = line.split(" ");
            int type = Integer.parseInt(parts[0]);
            add(head(type == 26 || type == 29 || type == 33 ? 0x80 : 0xc0, type), hex(parts[1]));
        }
        add(head(0x40, 2), hex("02020000fbf00000fbf10101" + "0000fbf2"));
        add(head(0xc0, 17), hex("02010000fbf0"));
        add(head(0xc0, 7), hex("0000fbf0c0000201"));
        add(head(0xc0, 8), hex("fbf00064"));
        add(head(0xc0, 16), hex("0002fbf000000064"));
        add(head(0xc0, 25), hex("000220010db80000000000000000000000010064"));
        add(head(0xc0, 32), hex("0000fbf00000000100000002"));
        add(head(0x80, 10), hex("c0000201c0000202"));
        add(head(0xc0, 35), hex("0000fbf0"));
        add(head(0xc0, 128), hex("0000fbf0" + "40010100" + "40020602010000fbf1" + "40050400000064"));
        add(head(0xe0, 200), hex("cafe"));
    }

    private void bmp() throws IOException {
        for (byte[] message :
                SampleMessages.all().stream().map(BmpEncoder::encode).toList()) {
            add(head(message.length / 2), message);
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        SampleMessages.all().forEach(message -> stream.writeBytes(BmpEncoder.encode(message)));
        add(head(77), stream.toByteArray());
        for (Path file : files("", ".pcap")) {
            if (file.toString().contains("bmp")) {
                for (byte[] segment : segments(file)) {
                    add(head(1), segment);
                }
            }
        }
    }

    private void mrt() throws IOException {
        for (byte[] file : List.of(Vectors.ribs(), Vectors.rarities(), Vectors.old())) {
            all.add(file);
        }
        byte[] messages = Vectors.messages();
        for (int at = 0; at < messages.length; ) {
            int end = at + MrtRecord.HEADER + Octets.i32(messages, at + 8);
            add(java.util.Arrays.copyOfRange(messages, at, end));
            at = end;
        }
        for (Path file : files("mrt-bgpdump-oracle", ".gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                all.add(in.readNBytes(MOST));
            }
        }
    }

    /** Whole BGP messages of public vectors: hex in text files, and octets. */
    private static List<byte[]> captured() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (String folder : List.of("bgp-vectors-json", "bgp-encode-vectors")) {
            for (Path file : files(folder, "")) {
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).replace(":", "");
                for (Matcher found = WHOLE_MESSAGE.matcher(text); found.find(); ) {
                    String hex = found.group();
                    messages.add(hex(hex.substring(0, hex.length() & ~1)));
                }
            }
        }
        for (Path file : files("bgp-raw", ".bin")) {
            byte[] octets = Files.readAllBytes(file);
            if (octets.length > HEADER && octets[0] == -1) {
                messages.add(octets);
            }
        }
        for (Path file : files("bgp-malformed", "")) {
            byte[] octets = Files.readAllBytes(file);
            if (octets.length > HEADER) {
                messages.add(octets);
            }
        }
        return messages;
    }

    private static List<byte[]> segments(Path file) throws IOException {
        try {
            return PcapStream.segments(Files.readAllBytes(file));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of(); // one of the capture formats or link layers that this reader does not know
        }
    }

    /** The files below a folder of the test data, none where there is no test data. */
    private static List<Path> files(String folder, String ending) throws IOException {
        String given = System.getenv("WEIR_TESTDATA");
        Path root = (given == null ? Path.of("../../shared/data") : Path.of(given)).resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
