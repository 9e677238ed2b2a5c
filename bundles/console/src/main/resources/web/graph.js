// Where the stages of a pipeline stand when it is drawn from left to right. Pure; tested without a browser.

/**
 * Lays stages out in columns: a stage stands one column right of its rightmost source, and in its column near them.
 *
 * @param {{id: string, sources: string[]}[]} stages in any order
 * @returns {{nodes: Map<string, {column: number, row: number}>, edges: {from: string, to: string}[], columns: number, rows: number}}
 */
export function layout(stages) {
  const byId = new Map(stages.map((s) => [s.id, s]));
  const column = new Map();
  const depth = (id, seen) => {
    if (column.has(id)) return column.get(id);
    if (seen.has(id)) return 0; // a circle is told by the check; it must not hang the page
    seen.add(id);
    const above = byId.get(id).sources.filter((s) => byId.has(s));
    const d = above.length === 0 ? 0 : 1 + Math.max(...above.map((s) => depth(s, seen)));
    column.set(id, d);
    return d;
  };
  stages.forEach((s) => depth(s.id, new Set()));
  const columns = [];
  for (const s of stages) (columns[column.get(s.id)] ??= []).push(s.id);
  const nodes = new Map();
  for (const [c, ids] of columns.entries()) {
    const wanted = (id) => {
      const rows = byId.get(id).sources.map((s) => nodes.get(s)?.row).filter((r) => r != null);
      return rows.length === 0 ? Number.MAX_SAFE_INTEGER : rows.reduce((a, b) => a + b, 0) / rows.length;
    };
    (ids ?? []).sort((a, b) => wanted(a) - wanted(b) || a.localeCompare(b))
      .forEach((id, row) => nodes.set(id, { column: c, row }));
  }
  const edges = stages.flatMap((s) => s.sources.filter((from) => byId.has(from)).map((from) => ({ from, to: s.id })));
  return { nodes, edges, columns: columns.length, rows: Math.max(1, ...columns.map((c) => (c ?? []).length)) };
}

/** How full a stage's queue is, 0 to 1, memory and disk together; null where there is no queue. */
export function fill(stage) {
  const e = stage.edge;
  if (!e) return null;
  const memory = e.capacity > 0 ? e.events / e.capacity : 0;
  const disk = e.spillLimit > 0 ? e.spilledOctets / e.spillLimit : 0;
  return Math.min(1, Math.max(memory, disk));
}

/** The stages that hold the others up: their own queue is more than half full and nothing behind them is. */
export function causes(stages) {
  return stages.filter((s) => (fill(s) ?? 0) > 0.5 || s.state === 'DEGRADED' && s.edge).map((s) => s.id);
}
