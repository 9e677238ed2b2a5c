package net.weir.shell.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final Columns<String> COLUMNS = new Columns<String>()
            .show("value", Cell::text)
            .detail("length", s -> Cell.count(s.length()))
            .show("list", s -> Cell.list(List.of(s, s)));

    private static String print(Format format, List<String> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Printer<>(COLUMNS, format, new PrintStream(bytes), 0).all(rows);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void csv_quotes_what_has_to_be_quoted() {
        assertThat(print(Format.CSV, List.of("a,b", "say \"x\"", " edge", "two\r\nlines")))
                .isEqualTo("value,length,list\r\n"
                        + "\"a,b\",3,\"a,b a,b\"\r\n"
                        + "\"say \"\"x\"\"\",7,\"say \"\"x\"\" say \"\"x\"\"\"\r\n"
                        + "\" edge\",5,\" edge  edge\"\r\n"
                        + "two\\x0d\\x0alines,10,two\\x0d\\x0alines two\\x0d\\x0alines\r\n");
    }

    @Test
    void writes_utf8_whatever_the_platform_has() {
        assertThat(print(Format.JSON, List.of("Zürich")))
                .isEqualTo("[\n{\"value\":\"Zürich\",\"length\":6,\"list\":[\"Zürich\",\"Zürich\"]}\n]\n");
        assertThat(print(Format.TABLE, List.of("Zürich"))).contains("Zürich  Zürich Zürich");
    }

    @Test
    void a_long_table_goes_on_with_the_widths_of_its_beginning() {
        List<String> rows = IntStream.range(0, 2_500).mapToObj(i -> "row" + i).toList();
        assertThat(print(Format.TABLE, rows).lines())
                .hasSize(2_501)
                .contains("VALUE   LIST", "row0    row0 row0", "row2499  row2499 row2499");
    }
}
