package net.weir.engine.osgi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.admin.ConfigProblem;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.StageConfig;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Reads all stage configurations out of Configuration Admin: factory PID {@code weir.TYPE}, name = id. */
final class AdminConfigs {
    private static final String FILE = "felix.fileinstall.filename";
    private static final Set<String> NOT_OPTIONS =
            Set.of("service.pid", "service.factoryPid", "service.bundleLocation", FILE);

    private final List<StageConfig> stages = new ArrayList<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    private AdminConfigs() {}

    static AdminConfigs read(ConfigurationAdmin admin) throws IOException {
        AdminConfigs read = new AdminConfigs();
        try {
            Configuration[] all = admin.listConfigurations("(service.pid=" + StageConfig.PREFIX + "*)");
            for (Configuration configuration : all == null ? new Configuration[0] : all) {
                read.addUnlessDeleted(configuration);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is a constant", e);
        }
        return read;
    }

    List<StageConfig> stages() {
        return stages;
    }

    List<ConfigProblem> problems() {
        return problems;
    }

    /** One may go between the listing and the look at it, as when several files are removed at once. */
    private void addUnlessDeleted(Configuration configuration) {
        try {
            add(configuration);
        } catch (IllegalStateException e) {
            // what Configuration Admin says of a deleted one, before anything was added
        }
    }

    private void add(Configuration configuration) {
        Dictionary<String, Object> properties = configuration.getProperties();
        String pid = configuration.getPid();
        String factory = configuration.getFactoryPid();
        String where = fileName(properties, pid);
        if (factory == null || !factory.startsWith(StageConfig.PREFIX)) {
            problems.add(new ConfigProblem(where, "a stage file is named weir.TYPE-ID.cfg", true));
            return;
        }
        String id = pid.substring(pid.indexOf('~') + 1);
        String complaint = ConfigFiles.idProblem(id);
        StageConfig other =
                stages.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
        if (complaint != null) {
            problems.add(new ConfigProblem(where, complaint, true));
        } else if (other != null) {
            problems.add(new ConfigProblem(where, "the id " + id + " is taken by " + other.where(), true));
        } else {
            stages.add(new StageConfig(id, factory.substring(StageConfig.PREFIX.length()), values(properties), where));
        }
    }

    private static Map<String, String> values(@Nullable Dictionary<String, Object> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        if (properties != null) {
            for (String key : Collections.list(properties.keys())) {
                if (!NOT_OPTIONS.contains(key)) {
                    values.put(key, String.valueOf(properties.get(key)));
                }
            }
        }
        return values;
    }

    private static String fileName(@Nullable Dictionary<String, Object> properties, String pid) {
        Object file = properties == null ? null : properties.get(FILE);
        if (file == null) {
            return pid;
        }
        String text = file.toString();
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
