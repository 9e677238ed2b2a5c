package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.weir.cli.Tool;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of which bgpdump keeps a part and drops the rest: all of them is printed. */
class LongFieldsTest {
    private static final String ORIGIN = "40010100";
    private static final String PATH = "5002000602010000fbf0";
    private static final String NEXT_HOP = "400304c0000209";

    @TempDir
    Path folder;

    private static String attribute(int type, String value) {
        return String.format("d0%02x%04x%s", type, value.length() / 2, value);
    }

    private String file(String withdrawn, String attributes, String nlri) throws IOException {
        String body = String.format("%04x%s", withdrawn.length() / 2, withdrawn)
                + String.format("%04x%s", attributes.length() / 2, attributes)
                + nlri;
        String update = "ff".repeat(16) + String.format("%04x02", 19 + body.length() / 2) + body;
        MrtEncoder out = new MrtEncoder();
        String ends = "0000fbf00000fbf100000001c0000201c0000202";
        out.record(Vectors.SECONDS, 16, 4, HexFormat.of().parseHex(ends + update));
        return Files.write(folder.resolve("long.mrt"), out.toBytes()).toString();
    }

    /** The prefixes 10.x.y.0/24 from 0 on. */
    private static String prefixes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("180a%04x", i))
                .collect(Collectors.joining());
    }

    private static List<String> routes(String... words) {
        Tool tool = Tool.weir(words);
        assertThat(tool.err()).isEmpty();
        assertThat(tool.code()).isZero();
        return tool.lines();
    }

    @Test
    void every_prefix_of_a_field_is_printed() throws IOException {
        String reach = attribute(14, "0001" + "01" + "04" + "c0000209" + "00" + prefixes(5000));
        String unreach = attribute(15, "0001" + "01" + prefixes(4000));
        String name = file(prefixes(3000), ORIGIN + PATH + NEXT_HOP + reach + unreach, prefixes(2051));
        List<String> lines = routes("cat", "-m", name);
        assertThat(lines).hasSize(3000 + 4000 + 2051 + 5000);
        assertThat(lines.stream().filter(line -> line.contains("|W|"))).hasSize(7000);
        assertThat(lines.get(2999)).endsWith("|10.11.183.0/24");
        assertThat(lines.get(6999)).endsWith("|10.15.159.0/24");
        assertThat(lines.get(9050)).contains("|10.8.2.0/24|64496|");
        assertThat(lines.get(14_050)).contains("|10.19.135.0/24|64496|");
        assertThat(routes("cat", "-M", name)).hasSize(lines.size());
        assertThat(routes("filter", "--peer-as", "64496", name)).isEqualTo(lines);
        assertThat(routes("cat", "-H", name).stream().filter(line -> line.startsWith("  10.")))
                .hasSize(lines.size());
    }

    @Test
    void withdrawals_of_one_octet_each_are_counted_up_to_the_last() throws IOException {
        assertThat(routes("cat", "-m", file("00".repeat(2051), "", ""))).hasSize(2051);
    }

    @Test
    void every_community_is_printed() throws IOException {
        String communities = IntStream.range(0, 3000)
                .mapToObj(i -> String.format("fbf0%04x", i))
                .collect(Collectors.joining());
        String large = IntStream.range(0, 1000)
                .mapToObj(i -> String.format("ffffffffffffffff%08x", i))
                .collect(Collectors.joining());
        String name =
                file("", ORIGIN + PATH + NEXT_HOP + attribute(8, communities) + attribute(32, large), prefixes(1));
        String[] fields = routes("cat", "-m", "-l", name).get(0).split("\\|");
        assertThat(fields[11].split(" ")).hasSize(3000).endsWith("64496:2999");
        assertThat(fields[12].split(" ")).hasSize(1000).endsWith("4294967295:4294967295:999");
    }

    @Test
    void every_number_of_a_path_is_printed() throws IOException {
        String path = IntStream.range(0, 12)
                .mapToObj(i -> "02c8" + String.format("fffe%04x", i).repeat(200))
                .collect(Collectors.joining());
        String name = file("", ORIGIN + attribute(2, path) + NEXT_HOP, prefixes(1));
        String[] fields = routes("cat", "-m", name).get(0).split("\\|");
        assertThat(fields[6].split(" ")).hasSize(2400).endsWith("4294836235");
    }

    @Test
    void every_attribute_without_a_name_is_printed() throws IOException {
        String unknown = IntStream.range(0, 900)
                .mapToObj(i -> attribute(100 + i % 100, String.format("%04x", i)))
                .collect(Collectors.joining());
        String name = file("", ORIGIN + PATH + NEXT_HOP + unknown, prefixes(1));
        String[] fields = routes("cat", "-m", "-u", name).get(0).split("\\|");
        assertThat(fields[fields.length - 1].split(" ")).hasSize(900).endsWith("c7:d0:0383");
    }
}
