package net.weir.admin;

import java.util.List;
import net.weir.api.operation.Report;

/** A report of a stage, as a face shows it. */
public record ReportInfo(
        String stage, String name, String label, String help, Report.Shape shape, List<Report.Column> columns) {}
