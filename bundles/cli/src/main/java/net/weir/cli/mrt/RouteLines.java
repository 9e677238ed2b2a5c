package net.weir.cli.mrt;

import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;

/** {@code bgpdump -m} and {@code -M}: one line for each route. Confined to one thread. */
final class RouteLines implements RecordText {
    private final DumpLines dumps;
    private final MessageLines messages;

    RouteLines(Lines out, TextOptions options) {
        int[] index = {0};
        dumps = new DumpLines(out, options, index);
        messages = new MessageLines(out, options, index);
    }

    @Override
    public Outcome print(MrtRecord record) {
        return switch (record.type()) {
            case MrtType.TABLE_DUMP -> dumps.tableDump(record);
            case MrtType.TABLE_DUMP_V2 -> dumps.tableDumpV2(record);
            case MrtType.BGP4MP, MrtType.BGP4MP_ET -> messages.bgp4mp(record);
            case MrtType.BGP -> messages.old(record);
            default -> Outcome.LEFT_OUT;
        };
    }

    @Override
    public void endOfFile() {
        dumps.table(null);
    }
}
