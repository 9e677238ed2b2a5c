package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code weir:do} and {@code weir:report}. */
class OperationCommandsTest {
    private final FakeFaces faces = new FakeFaces();

    private static DoCommand does(String... words) {
        DoCommand command = new DoCommand();
        command.words = List.of(words);
        return command;
    }

    private static ReportCommand report(String... words) {
        ReportCommand command = new ReportCommand();
        command.words = List.of(words);
        return command;
    }

    @Test
    void lists_actions_with_what_they_take() throws Exception {
        assertThat(Samples.run(does(), faces))
                .isEqualTo(
                        """
                        STAGE  ACTION  CHANGES  PARAMETERS  HELP
                        rib    echo    no       word times  Says it
                        rib    forget  yes      -           Forgets all
                        """);
    }

    @Test
    void does_an_action_and_shows_each_field_of_the_result() throws Exception {
        assertThat(Samples.run(does("rib", "echo", "word=a=b"), faces, "json"))
                .isEqualTo("{\"said\":\"a=b\",\"times\":3}\n");
        assertThat(Samples.run(does("rib", "forget"), faces)).contains("times  3");
        assertThat(faces.pipeline.operations.asked).containsExactly("shell echo {word=a=b}", "shell forget {}");
    }

    @Test
    void a_wrong_parameter_is_a_line() {
        assertThatThrownBy(() -> Samples.run(does("rib", "echo"), faces)).hasMessage("word: must be given");
        assertThatThrownBy(() -> Samples.run(does("rib", "echo", "hello"), faces))
                .hasMessageContaining("KEY=VALUE");
        assertThatThrownBy(() -> Samples.run(does("rib", "dance"), faces)).hasMessageContaining("[echo, forget]");
    }

    @Test
    void shows_a_report_in_each_format() throws Exception {
        assertThat(Samples.run(report(), faces))
                .contains("sizes")
                .contains("series")
                .contains("at size");
        assertThat(Samples.run(report("rib", "sizes"), faces))
                .contains("2.0KiB")
                .contains("SIZE");
        assertThat(Samples.run(report("rib", "sizes"), faces, "csv"))
                .isEqualTo("at,size\r\n2023-11-14T22:13:20.000000Z,2048\r\n2023-11-14T22:13:21.000000Z,\r\n");
    }
}
