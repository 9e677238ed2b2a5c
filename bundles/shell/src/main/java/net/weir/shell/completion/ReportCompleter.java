package net.weir.shell.completion;

import java.util.Collection;
import java.util.List;
import net.weir.admin.ReportInfo;
import net.weir.shell.Faces;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** A stage, a report of it. */
@Service
public final class ReportCompleter extends OperationCompleter {
    @Override
    Collection<String> next(Faces faces, List<String> before) {
        List<ReportInfo> reports = faces.pipeline().operations().reports();
        return switch (before.size()) {
            case 0 -> reports.stream().map(ReportInfo::stage).distinct().toList();
            case 1 ->
                reports.stream()
                        .filter(report -> report.stage().equals(before.get(0)))
                        .map(ReportInfo::name)
                        .toList();
            default -> List.of();
        };
    }
}
