package net.weir.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Reading the RIB, in memory, in time and over HTTP. Each row is measured in a process of its own, so that none finds
 * another's garbage and compiled code; a row prints its line of the table.
 */
final class RibBench {
    private final Tools tools;

    private RibBench(Tools tools) {
        this.tools = tools;
    }

    /** @param row its number in the table */
    static void run(Tools tools, int row) throws Exception {
        new RibBench(tools).run(row);
    }

    private void run(int row) throws Exception {
        switch (row) {
            case 5 ->
                new ManyPeersRow(tools)
                        .run(IntStream.range(0, 4).mapToObj(i -> table("v4", i)).toList());
            case 7 -> new LongestMatchRow(tools).run(table("full", 0), table("full", 1));
            case 8 -> new HttpLookupRow(tools).run(table("full", 0));
            case 9 -> new ScanRow(tools).run(table("v4", 0));
            case 10 -> new PeerDownRow(tools).run(table("full", 0));
            case 11 -> new LatencyRow(tools).run(table("full", 0));
            case 12 -> new HttpTableRow(tools).run(table("full", 0));
            case 14 -> new OutletsRow(tools).run(table("v4", 0));
            default -> throw new IllegalArgumentException("no row " + row);
        }
    }

    private Path table(String name, int peer) {
        return tools.work().resolve(name + ".peer" + peer + ".msgs");
    }

    /** A line of the table. */
    static void line(int row, String work, String result, String goal, String must) {
        System.out.printf(Locale.ROOT, "| %d | %s | %s | %s | %s |%n", row, work, result, goal, must);
    }

    /** A sentence beside the table. */
    static void note(String text) {
        System.out.println(text);
    }

    /** Numbers in a sentence, with a point whatever the machine speaks. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Repeats a measurement; the median counts. */
    static Samples rounds(int rounds, Measurement one) throws Exception {
        double[] values = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            values[i] = one.measure();
        }
        return new Samples(values);
    }

    /** One figure of each round. */
    static <T> Samples samples(T[] rounds, ToDoubleFunction<T> figure) {
        return new Samples(Arrays.stream(rounds).mapToDouble(figure).toArray());
    }

    /** One round. */
    interface Measurement {
        double measure() throws Exception;
    }

    /** The whole tables of these peers, read. */
    static List<Table> tables(List<Path> files) throws Exception {
        List<Table> tables = new ArrayList<>();
        for (Path file : files) {
            tables.add(Table.read(file));
        }
        return tables;
    }
}
