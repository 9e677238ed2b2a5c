package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import net.weir.admin.ConfigProblem;
import net.weir.admin.StageProblem;
import net.weir.api.StageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineCommandsTest {
    private final FakeFaces faces = Samples.faces();

    @Test
    void status_is_a_line_for_each_fact() throws Exception {
        assertThat(Samples.run(new StatusCommand(), faces))
                .isEqualTo(
                        """
                        uptime         1h02m
                        plan           7
                        settled        yes
                        stages         RUNNING=3
                        configuration  errors=0 warnings=0
                        reported       -
                        endpoints      bmp=127.0.0.1:11019
                        routers        up=1 down=0
                        peers          up=1 down=0
                        ribs           rib: prefixes=10 routes=20 attributeSets=5 octets=2.9MiB
                        """);
    }

    @Test
    void status_says_what_stages_reported_and_how_often() throws Exception {
        faces.pipeline.stages.subList(1, 3).clear();
        faces.pipeline.said.add(new StageProblem("framing", 2, "not BMP"));
        assertThat(Samples.run(new StatusCommand(), faces)).contains("reported       edge: framing=2");
    }

    @Test
    void status_is_one_object_for_programs() throws Exception {
        assertThat(Samples.run(new StatusCommand(), faces, "json"))
                .isEqualTo(
                        """
                        {"started":"2026-11-20T23:58:00.000000Z","uptimeMicros":3720000000,"plan":7,"settled":true,\
                        "stages":{"RUNNING":3},"problems":{"errors":0,"warnings":0},"reported":{},\
                        "endpoints":{"bmp":"127.0.0.1:11019"},"routers":{"up":1,"down":0},"peers":{"up":1,"down":0},\
                        "ribs":{"rib":{"prefixes":10,"routes":20,"attributeSets":5,"octets":3000000}}}
                        """);
    }

    @Test
    void stages_as_table_json_and_csv() throws Exception {
        assertThat(Samples.run(new StagesCommand(), faces))
                .isEqualTo(
                        """
                        ID    TYPE     KIND    STATE    SINCE    IN/S  OUT/S    IN  OUT  QUEUE                         DROPS         SOURCES  REASON
                        edge  bmp.tcp  source  RUNNING  1h00m  12.5/s    0/s  1000  900  -                             -             -
                        rib   rib      rib     RUNNING  1h00m  12.5/s    0/s  1000  900  -                             -             edge
                        out   file     sink    RUNNING  1h00m  12.5/s    0/s  1000  900  spill 3/8192 +2.0KiB on disk  queue-full=5  rib
                        """);
        assertThat(Samples.run(new StagesCommand(), faces, "json"))
                .startsWith("[\n{\"id\":\"edge\",\"type\":\"bmp.tcp\",")
                .contains("\"queue\":{\"policy\":\"spill\",\"events\":3,\"capacity\":8192,\"spilledOctets\":2048,"
                        + "\"spillLimit\":1073741824},\"drops\":{\"queue-full\":5},\"sources\":[\"rib\"]")
                .contains("\"since\":\"2026-11-21T00:00:00.000000Z\"")
                .endsWith("}\n]\n");
        assertThat(Samples.run(new StagesCommand(), faces, "csv").split("\r\n"))
                .startsWith(
                        "id,type,kind,state,since,inPerSecond,outPerSecond,eventsIn,eventsOut,queue,drops,sources,options,reason",
                        "edge,bmp.tcp,source,RUNNING,2026-11-21T00:00:00.000000Z,12.5,0.0,1000,900,,,,,");
    }

    @Test
    void an_empty_list_says_so_to_people_only() throws Exception {
        faces.pipeline.stages.clear();
        assertThat(Samples.run(new StagesCommand(), faces)).startsWith("No stages");
        assertThat(Samples.run(new StagesCommand(), faces, "json")).isEqualTo("[]\n");
        assertThat(Samples.run(new StagesCommand(), faces, "csv"))
                .startsWith("id,type")
                .hasLineCount(1);
    }

    @Test
    void draws_the_graph_and_refers_to_what_is_drawn_already() throws Exception {
        faces.pipeline.stages.add(1, Samples.stage("lab", "bgp", StageKind.SOURCE, List.of(), null));
        faces.pipeline.stages.add(Samples.stage("mqtt", "mqtt", StageKind.SINK, List.of("edge", "lab"), null));
        faces.pipeline.stages.add(Samples.stage("loop1", "roto", StageKind.TRANSFORM, List.of("loop2"), null));
        faces.pipeline.stages.add(Samples.stage("loop2", "roto", StageKind.TRANSFORM, List.of("loop1"), null));
        assertThat(Samples.run(new GraphCommand(), faces))
                .isEqualTo(
                        """
                        edge  bmp.tcp  RUNNING
                        |- rib  rib  RUNNING
                        |  `- out  file  RUNNING
                        `- mqtt  mqtt  RUNNING
                        lab  bgp  RUNNING
                        `- mqtt (above)
                        loop1  roto  RUNNING
                        `- loop2  roto  RUNNING
                           `- loop1 (above)
                        """);
        assertThat(Samples.run(new GraphCommand(), faces, "csv")).contains("edge,bmp.tcp,source,RUNNING,,rib mqtt");
    }

    @Test
    void check_prints_problems_and_fails_for_errors_only() throws Exception {
        assertThat(Samples.run(new CheckCommand(), faces)).isEqualTo("No problems.\n");
        faces.pipeline.problems.add(new ConfigProblem("weir.a-b.cfg", "it has no upstream", false));
        assertThat(Samples.run(new CheckCommand(), faces)).contains("weir.a-b.cfg  warning   it has no upstream");
        faces.pipeline.problems.add(new ConfigProblem("weir.a-c.cfg", "wrong", true));
        assertThatThrownBy(() -> Samples.run(new CheckCommand(), faces))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("1 error");
    }

    @Test
    void check_takes_a_directory_that_is_there(@TempDir Path dir) {
        CheckCommand check = new CheckCommand();
        check.words = List.of(dir.toString());
        assertThatThrownBy(() -> Samples.run(check, faces)).hasMessage("1 error");
        check.words = List.of(dir + "/none");
        assertThatThrownBy(() -> Samples.run(check, faces)).hasMessageStartingWith("There is no directory");
    }

    @Test
    void types_lists_types_or_one_types_options() throws Exception {
        TypesCommand types = new TypesCommand();
        assertThat(Samples.run(types, faces)).contains("file  weir-sink-file 1.0  path keep");
        types.words = List.of("file");
        assertThat(Samples.run(types, faces))
                .isEqualTo(
                        """
                        KEY      OF     DEFAULT  REQUIRED  ALLOWED               LIVE  HELP
                        path     type   -        yes       string                no    Where it writes
                        keep     type   3        no        whole number in 1..9  yes   Most files
                        sources  every  -        no        list of string        no    What goes before
                        """);
        types.words = List.of("files");
        assertThatThrownBy(() -> Samples.run(types, faces)).hasMessageContaining("did you mean file?");
    }

    @Test
    void without_an_engine_there_is_one_clear_line() {
        List<WeirCommand> commands = List.of(
                new StatusCommand(),
                new StagesCommand(),
                new GraphCommand(),
                new CheckCommand(),
                new TypesCommand(),
                new RoutersCommand(),
                new BmpPeersCommand(),
                new PeerListCommand());
        for (WeirCommand command : commands) {
            assertThatThrownBy(() -> Samples.run(command, FakeFaces.withoutEngine()))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("The engine is not running");
        }
    }

    @Test
    void refuses_formats_that_it_does_not_have() {
        assertThatThrownBy(() -> Samples.run(new StatusCommand(), faces, "xml"))
                .hasMessage("-o takes table, json or csv, not xml");
    }
}
