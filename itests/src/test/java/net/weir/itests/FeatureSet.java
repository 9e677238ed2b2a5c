package net.weir.itests;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;

/** Weir's features as its own repository in the container lists them. */
final class FeatureSet {
    /** The one that everybody gets: it only names others. */
    static final String ALL = "weir";

    private final FeaturesService service;
    private final Map<String, Feature> features = new LinkedHashMap<>();

    FeatureSet(FeaturesService service) throws Exception {
        this.service = service;
        for (Repository repository : service.listRepositories()) {
            if (repository.getName().startsWith("weir-")) {
                for (Feature feature : repository.getFeatures()) {
                    features.put(feature.getName(), feature);
                }
            }
        }
    }

    Set<String> names() {
        return new LinkedHashSet<>(features.keySet());
    }

    /** The feature and all that it brings along, itself first. */
    Set<String> withNeeded(String name) {
        Set<String> all = new LinkedHashSet<>();
        collect(name, all);
        return all;
    }

    private void collect(String name, Set<String> into) {
        Feature feature = features.get(name);
        if (feature != null && into.add(name)) {
            for (Dependency dependency : feature.getDependencies()) {
                collect(dependency.getName(), into);
            }
        }
    }

    /** The feature and all that cannot be without it. */
    Set<String> withDependents(String name) {
        return features.keySet().stream()
                .filter(other -> withNeeded(other).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the bundles come from that a feature names itself. */
    List<String> bundles(String name) {
        return features.get(name).getBundles().stream()
                .map(BundleInfo::getLocation)
                .toList();
    }

    boolean installed(String name) {
        return service.isInstalled(features.get(name));
    }

    void install(Set<String> names) throws Exception {
        service.installFeatures(names, EnumSet.noneOf(FeaturesService.Option.class));
    }

    void remove(Set<String> names) throws Exception {
        service.uninstallFeatures(names, EnumSet.noneOf(FeaturesService.Option.class));
    }

    /** Those that somebody asked for by name. */
    Set<String> required() throws Exception {
        return Arrays.stream(service.listRequiredFeatures())
                .map(Feature::getName)
                .filter(features::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
