package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.weir.cli.Tool;
import net.weir.event.RouteUpdate;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MrtTest {
    @TempDir
    Path folder;

    private String messages;
    private String ribs;
    private String rarities;
    private String old;

    @BeforeEach
    void write() throws IOException {
        messages = file("messages.mrt", Vectors.messages());
        ribs = file("ribs.mrt", Vectors.ribs());
        rarities = file("rarities.mrt", Vectors.rarities());
        old = file("old.mrt", Vectors.old());
    }

    private String file(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    @Test
    void one_line_for_a_route_and_what_bgpdump_has_no_line_for_is_counted() {
        Tool tool = Tool.weir("cat", "-m", rarities);
        assertThat(tool.lines())
                .containsExactly("TABLE_DUMP2|1795219200|B|2001:db8::1|4200000000|2001:db8:1::/48|64496|IGP"
                        + "|2001:db8::1|0|0||NAG||");
        assertThat(tool.err()).contains("1 TABLE_DUMP_V2/RIB_GENERIC records");
        assertThat(tool.code()).isZero();
        assertThat(Tool.weir("cat", "-o", "ndjson", rarities).lines()).anyMatch(line -> line.contains("\"1/128\""));
    }

    @Test
    void the_time_of_change_is_that_of_the_route() {
        assertThat(Tool.weir("cat", "-m", "-t", "change", ribs).lines().get(0)).startsWith("TABLE_DUMP2|1795219190|B|");
        assertThat(Tool.weir("cat", "-m", "-t", "dump", ribs).lines().get(0)).startsWith("TABLE_DUMP2|1795219200|B|");
    }

    @Test
    void damaged_input_is_told_and_the_rest_is_out() throws IOException {
        byte[] octets = Vectors.old();
        octets[12 + 8] = 99; // the prefix length of the first record
        Tool tool = Tool.weir("cat", "-m", file("bad.mrt", octets));
        assertThat(tool.code()).isEqualTo(3);
        assertThat(tool.err())
                .contains("octet 0: TABLE_DUMP/AFI_IPv4: prefix length 99 above 32")
                .contains("1 damaged");
        assertThat(tool.lines()).hasSize(4);
        Tool cut = Tool.weir("cat", "-o", "ndjson", file("cut.mrt", Arrays.copyOf(octets, octets.length - 1)));
        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.err()).contains("the file ends");
    }

    @Test
    void wrong_words_are_a_usage_error_of_one_line() {
        for (String[] words : List.of(
                new String[] {"cat"},
                new String[] {"cat", "-x", ribs},
                new String[] {"cat", "-t", "never", ribs},
                new String[] {"cat", "-o", "xml", ribs},
                new String[] {"cat", folder.resolve("none").toString()},
                new String[] {"filter", "--peer", "nobody", ribs},
                new String[] {"diff", ribs},
                new String[] {"dig", ribs})) {
            Tool tool = Tool.weir(words);
            assertThat(tool.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(tool.err().lines()).as(String.join(" ", words)).hasSize(1);
            assertThat(tool.out()).isEmpty();
        }
    }

    @Test
    void json_is_one_array_and_ndjson_its_lines() {
        String json = Tool.weir("cat", "-o", "json", ribs).text();
        assertThat(json).startsWith("[{\"type\":\"peer-up\"").endsWith("]\n");
        List<String> lines = Tool.weir("cat", "-o", "ndjson", ribs).lines();
        assertThat(lines).hasSize(2 + 32 + 8);
        assertThat(json.lines().filter(line -> line.length() > 2)).hasSameSizeAs(lines);
        assertThat(Tool.weir("cat", "-o", "csv", ribs).lines())
                .hasSize(1 + 2 + 32 + 8)
                .first()
                .asString()
                .startsWith("type,feed,sequence");
    }

    @Test
    void mrt_out_is_mrt_in() {
        for (String file : List.of(messages, ribs, rarities, old)) {
            assertThat(Tool.weir("cat", "-o", "mrt", file).out())
                    .isEqualTo(Tool.weir("cat", "-o", "mrt", "--", file).out());
        }
        assertThat(Tool.weir("cat", "-o", "mrt", ribs).out()).isEqualTo(Vectors.ribs());
    }

    @Test
    void info_and_stats_count_what_is_there() {
        assertThat(Tool.weir("info", ribs).lines())
                .contains(
                        "records 17, 2674 octets decompressed",
                        "view blue",
                        "TABLE_DUMP_V2/RIB_IPV4_UNICAST 2",
                        "peers 2",
                        "AS4200000000 2001:db8::1 16");
        assertThat(Tool.weir("stats", ribs).lines()).last().isEqualTo("all\t\t\t32\t32\t0\t2\t0\t0\t0");
    }

    @Test
    void a_filter_keeps_what_fits_all_questions() {
        assertThat(Tool.weir("filter", "--peer", "2001:db8::1", "--prefix", "203.0.113.0/24", ribs)
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.contains("|2001:db8::1|4200000000|203.0.113.0/24|"));
        assertThat(Tool.weir("filter", "--more", "198.51.100.0/24", messages).lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("|198.51.100.128/25"));
        assertThat(Tool.weir("filter", "--origin-as", "AS64498", messages).lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("|2001:db8:") && line.contains("|64496 64498|"));
        assertThat(Tool.weir("filter", "--as", "1", messages).out()).isEmpty();
        assertThat(Tool.weir("filter", "--from", "2030-01-01T00:00:00Z", messages)
                        .out())
                .isEmpty();
        assertThat(Tool.weir("filter", "--peer-as", "64496", "-o", "mrt", messages)
                        .out())
                .isNotEmpty();
        assertThat(Tool.weir("filter", "--family", "ipv6-unicast", old).lines()).hasSize(1);
    }

    @Test
    void converted_files_say_the_same_in_todays_types() throws IOException {
        for (String file : List.of(messages, old)) {
            Path to = folder.resolve("new.mrt.gz");
            assertThat(Tool.weir("convert", file, to.toString()).code()).isZero();
            Archive before = Archive.of(Path.of(file));
            Archive after = Archive.of(to);
            assertThat(after.damage).isEmpty();
            assertThat(after.all(RouteUpdate.class).stream().map(MrtTest::said))
                    .containsExactlyElementsOf(before.all(RouteUpdate.class).stream()
                            .map(MrtTest::said)
                            .toList());
            assertThat(Tool.weir("info", to.toString()).text()).doesNotContain("TABLE_DUMP/", "MESSAGE 1", "BGP/");
            assertThat(Tool.weir("diff", file, to.toString()).code()).isZero();
        }
    }

    private static String said(RouteUpdate update) {
        return update.routePeer().asn() + " " + update.withdrawn() + " " + update.announced() + " "
                + (update.attributes() == null
                        ? ""
                        : update.attributes().asPath() + " "
                                + update.attributes().nextHop());
    }

    @Test
    void diff_names_the_routes_that_differ() throws IOException {
        String fewer = file(
                "fewer.mrt",
                Tool.weir("filter", "--peer-as", "64496", "-o", "mrt", ribs).out());
        Tool diff = Tool.weir("diff", ribs, fewer);
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.lines()).hasSize(16).allMatch(line -> line.startsWith("- AS4200000000 2001:db8::1 "));
        assertThat(Tool.weir("diff", fewer, ribs).lines()).hasSize(16).allMatch(line -> line.startsWith("+ "));
        assertThat(Tool.weir("diff", ribs, ribs).code()).isZero();
    }
}
