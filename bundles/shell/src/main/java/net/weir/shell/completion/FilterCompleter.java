package net.weir.shell.completion;

import java.util.Collection;
import net.weir.admin.ReportInfo;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ids of the stages that run a script. */
@Service
public final class FilterCompleter extends LiveCompleter {
    @Override
    Collection<String> words(Faces faces) {
        return faces.pipeline().operations().reports().stream()
                .filter(report -> report.name().equals("verdicts"))
                .map(ReportInfo::stage)
                .toList();
    }
}
