package net.weir.cli.gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.generator.InventedRouter;
import net.weir.generator.InventedTraffic;
import net.weir.generator.PeerStyle;
import net.weir.model.View;

/** What the words of {@code ./weir gen} say. */
record GenOptions(Arguments arguments, List<InventedRouter.Settings> routers, InventedTraffic.Plan plan) {
    private static final Set<String> VALUED = Set.of(
            "routers",
            "sys-name",
            "peers",
            "prefixes",
            "seed",
            "nlri-per-update",
            "addpath",
            "withdraw",
            "views",
            "peer-up",
            "probe",
            "rate",
            "duration",
            "to",
            "o",
            "format");
    private static final int MOST_MIXED = 64;

    static GenOptions parse(List<String> words) {
        Arguments arguments = new Arguments(words, "", VALUED, Set.of("mixed"));
        if (!arguments.words().isEmpty()) {
            throw Failure.usage(
                    "gen takes options only, not " + arguments.words().get(0));
        }
        if (arguments.has("to") == arguments.has("o")) {
            throw Failure.usage("gen needs either --to HOST:PORT or -o FILE");
        }
        List<InventedRouter.Settings> routers = new ArrayList<>();
        int count = (int) arguments.number("routers", 1, 1, 1000);
        for (int number = 1; number <= count; number++) {
            routers.add(settings(arguments, number));
        }
        return new GenOptions(arguments, routers, plan(arguments, routers.get(0).groups()));
    }

    private static InventedRouter.Settings settings(Arguments arguments, int number) {
        int perUpdate = (int) arguments.number("nlri-per-update", InventedRouter.ROUTES_PER_GROUP, 1, 500);
        boolean mixed = arguments.has("mixed");
        if (mixed && perUpdate > MOST_MIXED) {
            throw Failure.usage("--nlri-per-update is at most " + MOST_MIXED + " with --mixed");
        }
        try {
            return new InventedRouter.Settings(
                    arguments.value("sys-name", "invented"),
                    number,
                    (int) arguments.number("peers", 1, 1, 10_000),
                    (int) arguments.number("prefixes", 1_000, 1, 10_000_000),
                    perUpdate,
                    (int) arguments.number("addpath", 0, 0, 1_000),
                    arguments.decimal("withdraw", 0.2, 0, 1),
                    mixed,
                    list(arguments, "views", "pre", GenOptions::view, "pre, post, loc-rib, out-pre, out-post"),
                    list(arguments, "peer-up", "plain", PeerStyle::parse, styles()),
                    arguments.number("seed", 1, 0, Long.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static String styles() {
        return Arrays.stream(PeerStyle.values()).map(PeerStyle::toString).collect(Collectors.joining(", "));
    }

    private static View view(String name) {
        return switch (name) {
            case "pre" -> View.ADJ_RIB_IN_PRE;
            case "post" -> View.ADJ_RIB_IN_POST;
            case "loc-rib" -> View.LOC_RIB;
            case "out-pre" -> View.ADJ_RIB_OUT_PRE;
            case "out-post" -> View.ADJ_RIB_OUT_POST;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static <T> List<T> list(
            Arguments arguments, String option, String otherwise, Function<String, T> parse, String names) {
        List<T> found = new ArrayList<>();
        for (String name : arguments.value(option, otherwise).split(",")) {
            try {
                found.add(parse.apply(name));
            } catch (IllegalArgumentException e) {
                throw Failure.usage("--" + option + " is a list of " + names + ", not " + name);
            }
        }
        return found.stream().distinct().toList();
    }

    private static InventedTraffic.Plan plan(Arguments arguments, int groups) {
        boolean file = arguments.has("o");
        double seconds = arguments.decimal("duration", file ? 0 : Double.POSITIVE_INFINITY, 0, 1e9);
        boolean flatOut = arguments.value("rate", "").equals("max");
        if (flatOut && file) {
            throw Failure.usage("--rate max is for --to: a file needs a number");
        }
        double rate = flatOut ? Double.POSITIVE_INFINITY : arguments.decimal("rate", 10, 0, 1e6);
        return new InventedTraffic.Plan(groups, rate, arguments.decimal("probe", 0, 0, 1e5), seconds);
    }
}
