package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFeaturesTest {
    @TempDir
    Path directory;

    @Test
    void lists_what_came_after_the_boot_features() throws Exception {
        Container container = new Container("feature:weir/0");
        UserFeatures features = features(container, "boot");
        assertThat(features.restore()).isEmpty();
        features.save();
        assertThat(saved()).doesNotExist();

        container.repositories.add("file:guest.xml");
        container.requirements.add("feature:guest/[1,1]");
        features.save();
        assertThat(saved()).hasContent("feature guest/[1,1]\nrepository file:guest.xml");

        container.requirements.remove("feature:guest/[1,1]");
        features.save();
        assertThat(saved()).hasContent("repository file:guest.xml");
    }

    @Test
    void installs_the_list_into_a_new_cache() throws Exception {
        Files.writeString(saved(), "feature guest/[1,1]\nrepository file:guest.xml\n");
        Container container = new Container("feature:weir/0");
        UserFeatures features = features(container, "boot");

        assertThat(features.restore()).isEmpty();
        assertThat(container.repositories).containsExactly("file:guest.xml");
        assertThat(container.requirements).containsExactly("feature:guest/[1,1]", "feature:weir/0");
    }

    @Test
    void keeps_and_reports_what_cannot_be_installed_again() throws Exception {
        Files.writeString(saved(), "feature gone/[1,1]\n");
        Container container = new Container("feature:weir/0");
        container.refused = "feature:gone/[1,1]";
        UserFeatures features = features(container, "boot");

        assertThat(features.restore()).hasSize(1).first().asString().contains("gone/[1,1]", "no such feature");
        features.save();
        assertThat(saved()).hasContent("feature gone/[1,1]");

        container.refused = "";
        assertThat(features(container, "boot").restore()).isEmpty();
        assertThat(container.requirements).contains("feature:gone/[1,1]");
    }

    private Path saved() {
        return directory.resolve("features");
    }

    private UserFeatures features(Container container, String boot) {
        return new UserFeatures(container.service(), saved(), directory.resolve(boot));
    }

    /** As much of the container as is asked. */
    private static final class Container {
        final Set<String> repositories = new TreeSet<>();
        final Set<String> requirements = new TreeSet<>();
        String refused = "";

        Container(String... boot) {
            requirements.addAll(Set.of(boot));
        }

        FeaturesService service() {
            return proxy(FeaturesService.class, (name, arguments) -> switch (name) {
                case "listRequiredRepositories" ->
                    repositories.stream()
                            .map(uri -> proxy(Repository.class, (method, none) -> URI.create(uri)))
                            .toArray(Repository[]::new);
                case "listRequirements" -> Map.of("root", Set.copyOf(requirements));
                case "addRepository" -> repositories.add(arguments[0].toString());
                case "addRequirements" -> add((Map<?, ?>) arguments[0]);
                default -> throw new UnsupportedOperationException(name);
            });
        }

        private boolean add(Map<?, ?> wanted) {
            for (Object requirement : (Set<?>) wanted.get("root")) {
                if (requirement.equals(refused)) {
                    throw new IllegalArgumentException("no such feature");
                }
                requirements.add(requirement.toString());
            }
            return true;
        }

        private interface Answer {
            Object to(String method, Object[] arguments);
        }

        private static <T> T proxy(Class<T> type, Answer answer) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        Object value = answer.to(method.getName(), arguments);
                        return method.getReturnType() == void.class ? null : value;
                    }));
        }
    }
}
