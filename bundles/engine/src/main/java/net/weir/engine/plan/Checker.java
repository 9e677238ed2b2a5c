package net.weir.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.weir.admin.ConfigProblem;
import net.weir.admin.StageTypeInfo;
import net.weir.api.StageFactory;
import net.weir.api.options.Similar;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.StageReader;

/** Checks configurations against the stage types that are known, without an engine. Confined to one thread. */
public final class Checker {
    private final Map<String, FactoryEntry<?>> factories = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();

    /**
     * A stage type that configurations may use.
     *
     * @param bundle where it comes from, for {@link #types}
     * @throws IllegalArgumentException if the type's name or options are not declared rightly
     */
    public <C extends Record> void add(String type, StageFactory<C> factory, String bundle) {
        factories.put(type, FactoryEntry.of(type, factory, bundle));
        names.add(type);
    }

    /** Notes the name of a stage type that is there and that no configuration uses: its options need not be read. */
    public void know(String type) {
        names.add(type);
    }

    /** The names of all types that are there. */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** The types added, by name. */
    public List<StageTypeInfo> types() {
        return types(factories.values());
    }

    static List<StageTypeInfo> types(Collection<FactoryEntry<?>> entries) {
        return entries.stream()
                .map(f -> new StageTypeInfo(f.type(), f.bundle(), f.reader().specs()))
                .toList();
    }

    /** Everything that is wrong: file names, contents, types, options, wiring. */
    public List<ConfigProblem> check(ConfigFiles.Loaded loaded) {
        return check(loaded, factories, names);
    }

    static List<ConfigProblem> check(ConfigFiles.Loaded loaded, Map<String, FactoryEntry<?>> here) {
        return check(loaded, here, here.keySet());
    }

    private static List<ConfigProblem> check(
            ConfigFiles.Loaded loaded, Map<String, FactoryEntry<?>> here, Set<String> names) {
        List<ConfigProblem> problems = new ArrayList<>(loaded.problems());
        Map<String, Wiring.Vertex> vertices = new TreeMap<>();
        loaded.stages().forEach((id, config) -> {
            FactoryEntry<?> entry = here.get(config.type());
            if (entry == null) {
                problems.add(new ConfigProblem(config.where(), unknownType(config.type(), names), true));
            } else {
                StageReader.Result<?> result = entry.reader().read(config.values());
                result.problems().forEach(p -> problems.add(new ConfigProblem(config.where(), p.toString(), true)));
            }
            String sources = config.values().getOrDefault("sources", "");
            vertices.put(
                    id,
                    new Wiring.Vertex(
                            id, entry == null ? null : entry.factory().kind(), Slot.list(sources), config.where()));
        });
        problems.addAll(Wiring.of(vertices).problems());
        return problems;
    }

    static String unknownType(String type, Collection<String> known) {
        String near = Similar.to(type, known);
        return "no bundle here makes stages of type " + type + (near == null ? "" : "; did you mean " + near + "?");
    }
}
