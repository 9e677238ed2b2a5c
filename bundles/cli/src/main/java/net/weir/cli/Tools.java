package net.weir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.weir.cli.bgp.Bgp;
import net.weir.cli.bmp.Bmp;
import net.weir.cli.gen.Gen;
import net.weir.cli.mrt.Mrt;
import net.weir.cli.replay.ReplayTool;
import net.weir.cli.roto.RotoTool;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Text;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;

/** The offline tools of {@code ./weir}: {@code mrt}, {@code bgp}, {@code bmp}, {@code replay}, {@code gen}, {@code roto}. */
public final class Tools {
    private Tools() {}

    public static void main(String[] arguments) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        int code = Arrays.asList(arguments).equals(List.of("train"))
                ? Training.run()
                : run(arguments, System.in, out, err);
        Runtime.getRuntime().exit(code);
    }

    /**
     * Runs one tool.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, InputStream in, OutputStream out, PrintStream err) {
        List<String> words = Arrays.asList(arguments);
        try {
            return dispatch(words, in, out, err);
        } catch (Failure e) {
            err.println("weir: " + Printable.of(String.valueOf(e.getMessage())));
            return e.code();
        } catch (UncheckedIOException e) {
            String reason = String.valueOf(e.getCause().getMessage());
            if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
                return 0; // the reader has seen enough, as head does
            }
            err.println("weir: cannot write: " + Printable.of(reason));
            return Failure.TROUBLE;
        }
    }

    private static int dispatch(List<String> words, InputStream in, OutputStream out, PrintStream err) {
        String tool = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        String usage = usage(tool);
        if (usage == null) {
            throw Failure.usage("no such tool: " + tool + "; ./weir help lists them");
        }
        if (asksForHelp(rest)) {
            PrintStream text = Text.on(out);
            text.println(usage);
            text.flush();
            return 0;
        }
        if (rest.isEmpty()) {
            err.println(usage);
            return Failure.USAGE;
        }
        return switch (tool) {
            case "bgp" -> Bgp.run(rest, in, out, err);
            case "bmp" -> Bmp.run(rest, out, err);
            case "replay" -> ReplayTool.run(rest, err);
            case "gen" -> Gen.run(rest, out, err);
            case "roto" -> RotoTool.run(rest, out, err);
            default -> Mrt.run(rest, out, err);
        };
    }

    private static @Nullable String usage(String tool) {
        return switch (tool) {
            case "mrt" -> Mrt.USAGE;
            case "bgp" -> Bgp.USAGE;
            case "bmp" -> Bmp.USAGE;
            case "replay" -> ReplayTool.USAGE;
            case "gen" -> Gen.USAGE;
            case "roto" -> RotoTool.USAGE;
            default -> null;
        };
    }

    private static boolean asksForHelp(List<String> words) {
        return !words.isEmpty() && words.get(0).equals("help") || words.contains("--help") || words.contains("-h");
    }
}
