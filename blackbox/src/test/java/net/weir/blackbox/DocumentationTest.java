package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.weir.captures.PcapFile;
import net.weir.generator.InventedRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every block of the documentation: commands run, answers have what is shown, configurations are accepted. */
class DocumentationTest {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("weir.checkout")).normalize();
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\":");
    private static final Pattern CFG = Pattern.compile("(weir\\.[a-z.]+-[a-z]+\\.cfg)");
    private static final int ENDED_BY_CURL = 28;

    /** Blocks that this test cannot run, by how they begin, and why. A block that is not run and not here is a failure. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("routers ─▶ Source", "a picture"),
            Map.entry("./weir run --demo", "this test starts Weir so; \"./weir test\" is what runs it"),
            Map.entry("[Service]", "for a service manager"),
            Map.entry("server {", "for a web server in front of Weir"),
            Map.entry("protocol bmp", "Debian's BIRD is older and has no BMP"),
            Map.entry("mqtt: ended-without-closing", "a line of the log, made by CrashTest"),
            Map.entry("mvn -q package", "what PluginTest does in a copy of the example"),
            Map.entry("sources = bmp\nmax-hops", "what PluginTest configures"),
            Map.entry("mvn -o -q -pl", "builds and tests, of which this test is one"),
            Map.entry("Files.writeString(", "Java"),
            Map.entry("@Component(service = NlriCodec.class)", "Java, compiled in FamiliesTest"),
            Map.entry("@Override public Map<Class<?>, Object> services()", "Java; ServicesTest has its like"),
            Map.entry("private final Handle<", "Java; ServicesTest has its like"),
            Map.entry("record Which(", "Java; the example that PluginTest builds has its like"));

    @TempDir
    static Path home;

    @TempDir
    static Path folder;

    @TempDir
    Path scratch;

    static WeirProcess weir;
    static Socket router;

    @BeforeAll
    static void start() throws IOException {
        weir = WeirProcess.start(home, "--demo");
        router = new Socket(InetAddress.getLoopbackAddress(), weir.ports().get("bmp"));
        router.getOutputStream().write(DocumentedRouter.session());
        Files.writeString(
                home.resolve("etc/weir.kafka-out.cfg"), "sources = rib\n"); // no such type: a problem to be shown
        Waiting.await(
                "all there",
                () -> weir.http("/api/v1/problems").body().contains("kafka")
                        && weir.http("/api/v1/ribs/ipv4unicast/routes/192.0.2.0/24")
                                .body()
                                .contains("AS64500"));
    }

    @AfterAll
    static void stop() throws IOException {
        router.close();
        weir.close();
    }

    /** The archives that the commands of the documentation are about, in the folder where they run. */
    @BeforeAll
    static void archive() throws IOException {
        Path vectors = CHECKOUT.resolve("bundles/codec-mrt/src/test/resources/vectors");
        for (String name : List.of("updates.gz", "rib.gz", "rib.0000.gz", "rib.0800.gz", "bview.2002.gz")) {
            Path vector =
                    vectors.resolve(Set.of("updates.gz", "rib.0800.gz").contains(name) ? "messages.mrt" : "ribs.mrt");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                Files.copy(vector, out);
            }
        }
    }

    /** A capture of a router, for the same commands. */
    @BeforeAll
    static void capture() throws IOException {
        InventedRouter router = new InventedRouter(new InventedRouter.Settings(7, 2, 4, 1));
        PcapFile capture = new PcapFile();
        capture.segment(40000, 11019, router.opening()).segment(40000, 11019, router.table(0));
        Files.write(folder.resolve("bmp.pcap"), capture.octets());
    }

    private static List<DocumentBlock> blocks() throws IOException {
        List<DocumentBlock> blocks = new ArrayList<>();
        try (Stream<Path> docs = Files.list(CHECKOUT.resolve("docs"))) {
            for (String file : Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md"),
                            docs.map(doc -> "docs/" + doc.getFileName())
                                    .filter(doc -> doc.endsWith(".md"))
                                    .sorted())
                    .toList()) {
                blocks.addAll(DocumentBlock.of(CHECKOUT, file));
            }
        }
        return blocks;
    }

    @Test
    void every_block_does_what_it_says() throws IOException {
        Set<String> unused = new HashSet<>(NOT_RUN.keySet());
        List<String> failures = new ArrayList<>();
        int commands = 0;
        for (DocumentBlock block : blocks()) {
            String text = String.join("\n", block.lines());
            String mark = NOT_RUN.keySet().stream()
                    .filter(text::startsWith)
                    .findFirst()
                    .orElse(null);
            if (mark != null) {
                unused.remove(mark);
            } else if (isCommands(block)) {
                commands += run(block, failures);
            } else {
                check(block, failures);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(unused).as("marks without a block").isEmpty();
        assertThat(commands).isGreaterThan(15);
    }

    private static boolean isCommands(DocumentBlock block) {
        return block.first().matches("(\\$ )?(curl|\\./weir) .*");
    }

    /** Runs the commands one after the other; what stands below one is its answer. Returns how many there were. */
    private int run(DocumentBlock block, List<String> failures) throws IOException {
        int count = 0;
        boolean answered = block.first().startsWith("$ ");
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (line.isBlank() || answered && !line.startsWith("$ ")) {
                continue;
            }
            StringBuilder shown = new StringBuilder();
            for (int j = i + 1;
                    answered
                            && j < block.lines().size()
                            && !block.lines().get(j).startsWith("$ ");
                    j++) {
                shown.append(block.lines().get(j)).append('\n');
            }
            run(block, answered ? line.substring(2) : line, shown.toString(), failures);
            count++;
        }
        return count;
    }

    private void run(DocumentBlock block, String command, String shown, List<String> failures) throws IOException {
        if (command.equals("./weir run")) {
            shown.lines()
                    .map(line -> line.strip().split(" ")[0])
                    .filter(word -> !weir.output().contains(word))
                    .forEach(word -> failures.add(block + ": ./weir run does not say " + word));
            return;
        }
        if (command.matches("\\./weir shell( +#.*)?")) {
            new ShellSession(home).close();
            return;
        }
        String real = command.replace(
                        "127.0.0.1:8181", "127.0.0.1:" + weir.ports().get("http"))
                .replace("127.0.0.1:11019", "127.0.0.1:" + weir.ports().get("bmp"))
                .replace("./weir ", CHECKOUT.resolve("weir") + " ")
                .replace("curl ", "curl -s --max-time 4 ");
        Finished done = Finished.run(
                Map.of("WEIR_HOME", home.toString()), List.of("bash", "-c", "cd " + folder + " && " + real));
        boolean writes = command.matches(".*>\\S.*|.* mrt convert .*|.* gen -o .*");
        boolean live = command.matches(".*curl -s?N .*");
        boolean differs = command.contains(" mrt diff ") && done.status() == 1; // as diff(1) says it
        if (done.status() != 0 && !differs && !(live && done.status() == ENDED_BY_CURL)
                || done.output().contains("\"status\":4") != shown.contains("\"status\":4")
                || done.output().isBlank() && !live && !writes) {
            failures.add(block + ": " + command + " ended with " + done.status() + ": " + done.output());
        }
        Matcher key = KEY.matcher(live ? "" : shown);
        while (key.find()) {
            if (!done.output().contains(key.group()) && !key.group(1).equals("lessSpecifics")) {
                failures.add(block + ": " + command + " has no " + key.group(1));
            }
        }
    }

    /** A block that is no command is a stage's file, FRR's configuration, or a list of files. */
    private void check(DocumentBlock block, List<String> failures) throws IOException {
        if (block.first().startsWith("router bgp")) {
            Path file = Files.write(scratch.resolve("frr.conf"), block.lines());
            Finished frr =
                    Finished.run(Map.of(), List.of("/usr/lib/frr/bgpd", "-M", "bmp", "-C", "-f", file.toString()));
            if (frr.status() != 0 || frr.output().contains("nknown command")) {
                failures.add(block + ": FRR says " + frr.output());
            }
        } else if (block.first().equals("[global.config]")) {
            Path file = Files.write(scratch.resolve("gobgpd.conf"), block.lines());
            Finished gobgp = Finished.run(Map.of(), List.of("gobgpd", "--dry-run", "-f", file.toString()));
            if (gobgp.status() != 0) {
                failures.add(block + ": GoBGP says " + gobgp.output());
            }
        } else if (block.first().startsWith("etc/")) {
            block.lines().stream()
                    .map(line -> line.split(" ")[0])
                    .filter(file -> !Files.exists(home.resolve(file)))
                    .forEach(file -> failures.add(block + ": there is no " + file));
        } else {
            checkStage(block, failures);
        }
    }

    private void checkStage(DocumentBlock block, List<String> failures) throws IOException {
        Matcher name = CFG.matcher(block.first().startsWith("# etc/") ? block.first() : block.before());
        if (!name.find()) {
            failures.add(block + ": nobody knows what this is: run it, or say in this test why not");
            return;
        }
        Path etc = Files.createDirectories(scratch.resolve("etc-" + block.line()));
        Path secrets = Files.createDirectories(scratch.resolve("secrets"));
        Files.writeString(secrets.resolve("mqtt.password"), "x");
        String text = String.join("\n", block.lines()).replace("/etc/weir/", secrets + "/");
        Files.writeString(etc.resolve(name.group(1)), text + "\n");
        Finished checked = weir.script("check", etc.toString());
        if (checked.status() != 0) {
            failures.add(block + ": " + checked.output());
        }
    }
}
