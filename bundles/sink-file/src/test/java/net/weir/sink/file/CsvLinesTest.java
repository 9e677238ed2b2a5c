package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.SampleEvents;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLinesTest {

    /** A plain RFC 4180 reader, written apart from the writer. */
    static List<List<String>> parsed(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && field.length() == 0) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        assertThat(field).isEmpty();
        return lines;
    }

    private static List<Map<String, String>> rows(List<Event> events) {
        JsonWriter out = new JsonWriter();
        LineForm form = LineForm.of(FileFormat.CSV);
        form.header(out);
        events.forEach(event -> form.lines(out, event));
        List<List<String>> lines = parsed(out.toString());
        List<String> header = lines.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            assertThat(line).as(line.toString()).hasSameSizeAs(header);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (!line.get(i).isEmpty()) {
                    row.put(header.get(i), line.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> sample(String type) {
        return rows(SampleEvents.all()).stream()
                .filter(row -> type.equals(row.get("type")))
                .toList();
    }

    @Test
    void every_sample_has_all_columns_and_every_kind_a_line() {
        List<Map<String, String>> rows = rows(SampleEvents.all());
        for (Event event : SampleEvents.all()) {
            assertThat(rows)
                    .anyMatch(row -> row.get("type").equals(event.kind().toString())
                            && row.get("sequence").equals(Long.toString(event.sequence())));
        }
    }

    @Test
    void an_announcement_has_a_line_for_each_route() {
        List<Map<String, String>> rows = sample("route-update").subList(0, 2);
        assertThat(rows).extracting(row -> row.get("prefix")).containsExactly("203.0.113.0/24", "0.0.0.0/0");
        assertThat(rows.get(0))
                .containsExactlyEntriesOf(ordered(
                        "type=route-update|feed=1|sequence=5|subsequence=0|received=2026-11-21T03:15:00.123456Z|"
                                + "observed=2026-11-21T03:14:59.123455Z|source=edge1|router=192.0.2.1|router_name=r1|"
                                + "peer_id=3|peer_address=192.0.2.9|peer_asn=64496|view=adj-rib-in-pre|"
                                + "family=ipv4-unicast|action=announce|prefix=203.0.113.0/24|origin=Igp|"
                                + "as_path=64496 64497|next_hop=192.0.2.9|med=0|local_pref=100|"
                                + "communities=AS64496:100;NO_EXPORT|cause=peer"));
    }

    private static Map<String, String> ordered(String text) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : text.split("\\|")) {
            map.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return map;
    }

    @Test
    void withdrawals_come_before_announcements_and_have_no_attributes() {
        List<Map<String, String>> rows = sample("route-update").subList(2, 5);
        assertThat(rows).extracting(row -> row.get("action")).containsExactly("withdraw", "withdraw", "announce");
        assertThat(rows.get(0)).doesNotContainKeys("origin", "as_path").containsEntry("cause", "filtered");
        assertThat(rows.get(2))
                .containsEntry("path_id", "4294967295")
                .containsEntry("as_path", "(65001) 4200000000 {64498,64499}")
                .containsEntry("next_hop", "2001:db8::1")
                .containsEntry("large_communities", "64496:1:2")
                .containsEntry("extended_communities", "rt:AS64496:100;ro:192.0.2.1:7;encapsulation:8");
    }

    @Test
    void a_change_says_what_became_of_each_route() {
        List<Map<String, String>> rows = sample("route-change");
        assertThat(rows)
                .extracting(row -> row.get("action"))
                .containsExactly("announce", "replace", "withdraw", "announce", "announce");
        assertThat(rows.get(2)).containsEntry("cause", "stale-swept").containsEntry("path_id", "4294967295");
    }

    @Test
    void events_without_routes_say_it_in_the_detail() {
        assertThat(sample("peer-down").get(0))
                .containsEntry("cause", "remote-notification")
                .containsEntry("detail", "6/2 maintenance");
        assertThat(sample("router-up").get(0))
                .containsEntry("router", "192.0.2.1")
                .containsEntry("source", "edge1");
        assertThat(sample("stats-report").get(0))
                .containsEntry("detail", "7=900000;9/ipv4-unicast=18446744073709551615;60000=0");
        assertThat(sample("peer-routes-gone").get(0)).containsEntry("detail", "2 routes");
        assertThat(sample("end-of-rib").get(1)).containsEntry("family", "25/70").containsEntry("detail", "assumed");
        assertThat(sample("gap").get(0)).containsEntry("detail", "12 events lost: spill-full");
        assertThat(sample("malformed").get(0)).containsEntry("family", "ipv4-unicast");
        assertThat(sample("record").get(1)).containsEntry("detail", "plain \"\"");
    }

    @Test
    void a_line_is_a_line_whatever_a_router_calls_itself() {
        Map<String, String> row = sample("router-up").get(0);
        assertThat(row).containsEntry("detail", "Example OS \"7\"\\u000d\\u000a\\u001b[31mred\\u009b");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "plain, plain",
                "~a,b~, ~\"a,b\"~",
                "~say \"hi\"~, ~\"say \"\"hi\"\"\"~",
                "=1+1, '=1+1",
                "~=a,b~, ~\"'=a,b\"~",
                "-x, '-x",
                "@x, '@x",
                "+x, '+x",
                "née, née",
                "\ud83d\ude00, \ud83d\ude00"
            })
    void fields_are_quoted_where_they_must_be(String text, String field) {
        JsonWriter out = new JsonWriter();
        CsvField.text(out.buffer(), text);
        assertThat(out.toString()).isEqualTo(field);
        Event event = new ResyncBegin(0, text, List.of());
        assertThat(rows(List.of(event)).get(0).get("detail"))
                .isEqualTo(("=+-@".indexOf(text.charAt(0)) >= 0 ? "'" : "") + text + ";0/0;all");
    }
}
