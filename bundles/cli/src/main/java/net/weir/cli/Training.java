package net.weir.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One small run of each tool, for the archive of classes that shortens the start of all later runs ({@code ./weir}
 * makes it).
 */
final class Training {
    private static final String KEEPALIVE = "ffffffffffffffffffffffffffffffff001304";

    private Training() {}

    /** Returns 0 if all went well. */
    static int run() {
        try {
            Path folder = Files.createTempDirectory("weir-");
            Path bmp = folder.resolve("a.bmp");
            Path mrt = folder.resolve("a.mrt");
            int worst = 0;
            for (List<String> words : List.of(
                    List.of("gen", "--prefixes", "50", "--views", "pre,loc-rib", "-o", bmp.toString()),
                    List.of("gen", "--prefixes", "50", "--duration", "1", "-o", mrt.toString()),
                    List.of("mrt", "cat", "-m", mrt.toString()),
                    List.of("mrt", "cat", "-o", "ndjson", mrt.toString()),
                    List.of("mrt", "stats", mrt.toString()),
                    List.of("bmp", "decode", bmp.toString()),
                    List.of("bmp", "decode", "-o", "ndjson", bmp.toString()),
                    List.of("bgp", "decode", KEEPALIVE),
                    List.of("bgp", "--help"))) {
                worst = Math.max(worst, quietly(words));
            }
            Files.delete(bmp);
            Files.delete(mrt);
            Files.delete(folder);
            return worst;
        } catch (IOException e) {
            return 1;
        }
    }

    private static int quietly(List<String> words) {
        OutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(new byte[0]);
        return Tools.run(words.toArray(String[]::new), in, out, new PrintStream(OutputStream.nullOutputStream()));
    }
}
