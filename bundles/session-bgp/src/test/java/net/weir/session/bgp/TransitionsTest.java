package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the state machine against the table of the RFC, row by row and under every condition. */
class TransitionsTest {
    private static final int CONDITIONS = 32;

    private record Row(
            SessionState state, int event, List<String> conditions, SessionState next, List<String> actions) {
        static Row parse(String line) {
            String[] columns = line.split("\\|");
            return new Row(
                    state(columns[0]),
                    Integer.parseInt(columns[1].strip().split(" ")[0]),
                    words(columns[2]),
                    state(columns[3]),
                    words(columns[4]));
        }

        private static SessionState state(String label) {
            return Arrays.stream(SessionState.values())
                    .filter(state -> state.toString().equals(label.strip()))
                    .findFirst()
                    .orElseThrow();
        }

        private static List<String> words(String column) {
            return column.strip().equals("-")
                    ? List.of()
                    : List.of(column.strip().split(" +"));
        }

        boolean applies(FsmConditions given) {
            return conditions.stream().allMatch(condition -> holds(condition, given));
        }

        List<FsmAction> actions(FsmConditions given) {
            List<FsmAction> expected = new ArrayList<>();
            for (String action : actions) {
                String[] parts = action.split("\\?");
                if (parts.length == 1 || holds(parts[1], given)) {
                    expected.add(FsmAction.valueOf(parts[0]));
                }
            }
            return expected;
        }

        private static boolean holds(String condition, FsmConditions given) {
            boolean negated = condition.startsWith("!");
            boolean value =
                    switch (negated ? condition.substring(1) : condition) {
                        case "delayOpen" -> given.delayOpen();
                        case "delayOpenRuns" -> given.delayOpenTimerRunning();
                        case "damp" -> given.damp();
                        case "notifyUnopened" -> given.notificationWithoutOpen();
                        case "passive" -> given.passive();
                        default -> throw new IllegalArgumentException(condition);
                    };
            return value != negated;
        }
    }

    private static List<Row> table() throws IOException {
        try (InputStream in = TransitionsTest.class.getResourceAsStream("state-table.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        }
    }

    private static FsmConditions conditions(int bits) {
        return new FsmConditions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0);
    }

    @Test
    void the_table_has_174_rows() throws IOException {
        Map<SessionState, Long> rows = new TreeMap<>();
        for (SessionState state : SessionState.values()) {
            rows.put(
                    state,
                    table().stream()
                            .filter(row -> row.state() == state)
                            .map(Row::event)
                            .distinct()
                            .count());
        }
        assertThat(rows.values()).containsOnly(29L).hasSize(6);
    }

    @Test
    void each_row_holds_under_every_condition() throws IOException {
        List<Row> table = table();
        for (SessionState state : SessionState.values()) {
            for (FsmEvent event : FsmEvent.values()) {
                for (int bits = 0; bits < CONDITIONS; bits++) {
                    FsmConditions given = conditions(bits);
                    List<Row> rows = table.stream()
                            .filter(row -> row.state() == state && row.event() == event.number())
                            .filter(row -> row.applies(given))
                            .toList();
                    assertThat(rows).as("%s, %s, %s", state, event, given).hasSize(1);
                    Transition found = Transitions.of(state, event, given);
                    Row row = rows.get(0);
                    assertThat(found.next())
                            .as("%s, %s, %s", state, event, given)
                            .isEqualTo(row.next());
                    assertThat(found.actions())
                            .as("%s, %s, %s", state, event, given)
                            .isEqualTo(row.actions(given));
                }
            }
        }
    }
}
