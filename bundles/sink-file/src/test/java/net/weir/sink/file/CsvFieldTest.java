package net.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.text.TextBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a field says, a line has as many as its header. */
class CsvFieldTest {
    private static List<String> fields(String text) {
        TextBuffer line = new TextBuffer();
        line.ascii("before,");
        int start = line.length();
        line.utf8(text);
        CsvField.close(line, start);
        line.ascii(",after\n");
        List<List<String>> lines = CsvLinesTest.parsed(line.toString());
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Property
    void any_text_is_one_field(@ForAll String text) {
        assertThat(fields(text)).hasSize(3).startsWith("before").endsWith("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/24",
                "[destination 10.1.0.0/24, source 10.2.0.0/16, port =80|=81]",
                "a \"quoted\" text",
                "blåbær"
            })
    void printable_text_stays_what_it_is(String text) {
        assertThat(fields(text)).containsExactly("before", text, "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "=1,2"})
    void what_a_spreadsheet_takes_for_a_formula_is_text(String text) {
        assertThat(fields(text)).containsExactly("before", "'" + text, "after");
    }
}
