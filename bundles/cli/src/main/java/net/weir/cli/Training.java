package net.weir.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One small run of each tool, for the archive of classes that shortens the start of all later runs ({@code ./weir}
 * makes it).
 */
final class Training {
    private static final String KEEPALIVE = "ffffffffffffffffffffffffffffffff001304";
    private static final String UPDATE = "ffffffffffffffffffffffffffffffff0036020000001b"
            + "40010100 4002060201 0000fbf0 400304c0000201 c00804fbf00001 18c63364";

    private Training() {}

    /** Returns 0 if all went well. */
    static int run() {
        try (ServerSocket station = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> readAll(station), "station");
            reader.setDaemon(true);
            reader.start();
            Path folder = Files.createTempDirectory("weir-");
            try {
                return runs(folder, "127.0.0.1:" + station.getLocalPort());
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            return 1;
        }
    }

    private static int runs(Path folder, String station) throws IOException {
        String bmp = folder.resolve("a.bmp").toString();
        String mrt = folder.resolve("a.mrt").toString();
        String pcap = folder.resolve("a.pcap").toString();
        int worst = quietly("gen", "--prefixes", "50", "--views", "pre,loc-rib", "-o", bmp);
        worst = Math.max(worst, quietly("gen", "--prefixes", "50", "--duration", "1", "-o", mrt));
        Files.write(Path.of(pcap), capture(Files.readAllBytes(Path.of(bmp))));
        List<List<String>> runs = new ArrayList<>(List.of(
                List.of("mrt", "cat", mrt),
                List.of("mrt", "cat", "-m", mrt),
                List.of("mrt", "cat", "-o", "ndjson", mrt),
                List.of("mrt", "info", mrt),
                List.of("mrt", "stats", mrt),
                List.of("mrt", "filter", "--more", "10.0.0.0/8", mrt),
                List.of("mrt", "convert", mrt, folder.resolve("new.mrt").toString()),
                List.of("mrt", "diff", mrt, mrt),
                List.of("bgp", "decode", KEEPALIVE),
                List.of("bgp", "decode", UPDATE),
                List.of("bgp", "decode", "-o", "ndjson", UPDATE),
                List.of("bgp", "--help"),
                List.of("replay", "--to", station, "--as", "bmp", "--speed", "max", mrt),
                List.of("replay", "--to", station, "--as", "bmp", "--speed", "max", pcap),
                List.of("gen", "--to", station, "--prefixes", "50", "--duration", "0.1")));
        for (String file : List.of(bmp, pcap)) {
            runs.add(List.of("bmp", "decode", file));
            runs.add(List.of("bmp", "decode", "--stateless", file));
            runs.add(List.of("bmp", "decode", "-o", "ndjson", file));
            runs.add(List.of("bmp", "decode", "--messages", file));
        }
        for (List<String> words : runs) {
            worst = Math.max(worst, quietly(words.toArray(String[]::new)));
        }
        return worst;
    }

    private static int quietly(String... words) {
        OutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(new byte[0]);
        return Tools.run(words, in, out, new PrintStream(OutputStream.nullOutputStream()));
    }

    /** A station: takes connections, one after the other, and what they bring. */
    private static void readAll(ServerSocket station) {
        while (!station.isClosed()) {
            try (Socket router = station.accept()) {
                router.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException ignored) {
                // it is over, or the next one comes
            }
        }
    }

    /** A packet capture (pcap, raw IP) of one TCP segment from 192.0.2.1 with these octets. */
    private static byte[] capture(byte[] octets) {
        int length = 40 + octets.length;
        ByteBuffer out = ByteBuffer.allocate(40 + length);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(0xffff)
                .putInt(101);
        out.putLong(0).putInt(length).putInt(length);
        out.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length)
                .putInt(0)
                .put((byte) 64)
                .put((byte) 6);
        out.putShort((short) 0).putInt(0xc0000201).putInt(0xc6336401);
        out.putShort((short) 40_000).putShort((short) 11_019).putInt(1).putInt(1);
        out.put((byte) 0x50).put((byte) 0x18).putShort((short) 0xffff).putInt(0);
        return out.put(octets).array();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
