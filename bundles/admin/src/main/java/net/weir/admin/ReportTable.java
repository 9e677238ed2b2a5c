package net.weir.admin;

import java.util.List;
import net.weir.model.Value;

/**
 * What a report told.
 *
 * @param rows each with a value for each column
 * @param cut true if there were more rows than {@link net.weir.api.operation.Report#MOST_ROWS}
 */
public record ReportTable(ReportInfo info, List<List<Value>> rows, boolean cut) {}
