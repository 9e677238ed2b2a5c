// A table that stays quick with many rows: only those near the window are in the document.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { sortedBy } from '/sort.js';
import { setPage, get } from '/store.js';

const ROW = 28; // pixels; fixed, so that where a row stands is a multiplication
const SPARE = 12;

/**
 * @param {string} id of the table on its page, under which sorting is kept
 * @param {{name: string, value: (row: any) => any, show?: (row: any) => any, right?: boolean, mono?: boolean}[]} columns
 * @param {any[]} rows
 * @param {{caption: string, empty?: any, pick?: (row: any) => void, key?: (row: any) => string, picked?: string}} options
 */
export function table(id, columns, rows, options) {
  const page = get().page;
  const sort = page[id + '.sort'];
  const sorted = sort == null ? rows : sortedBy(rows, columns[sort.column], sort.down);
  const top = page[id + '.top'] ?? 0;
  const height = page[id + '.height'] ?? 560;
  const whole = sorted.length <= 60;
  const from = whole ? 0 : Math.max(0, Math.floor(top / ROW) - SPARE);
  const to = whole ? sorted.length : Math.min(sorted.length, Math.ceil((top + height) / ROW) + SPARE);
  const cell = (column, row) => html`<td class="${column.right ? 'right' : ''} ${column.mono ? 'mono' : ''}">${
    (column.show ?? column.value)(row)}</td>`;
  const header = (column, at) => html`<th scope="col" class=${column.right ? 'right' : ''}
      aria-sort=${sort?.column === at ? (sort.down ? 'descending' : 'ascending') : nothing}><button class="plain"
      @click=${() => setPage({ [id + '.sort']: { column: at, down: sort?.column === at ? !sort.down : !!column.right } })}>${
      column.name}${sort?.column === at ? (sort.down ? ' ▾' : ' ▴') : ''}</button></th>`;
  if (rows.length === 0) return html`<p class="empty">${options.empty ?? 'Nothing here.'}</p>`;
  return html`<div class="rows ${whole ? '' : 'long'}" tabindex="0" role="region" aria-label=${options.caption}
      @scroll=${whole ? nothing : (e) => setPage({ [id + '.top']: e.target.scrollTop, [id + '.height']: e.target.clientHeight })}>
    <table aria-rowcount=${sorted.length + 1}><caption class="hidden">${options.caption}</caption>
      <thead><tr>${columns.map(header)}</tr></thead>
      <tbody>
        ${from > 0 ? html`<tr aria-hidden="true"><td colspan=${columns.length} class="spacer"
          ><svg width="1" height=${from * ROW}></svg></td></tr>` : nothing}
        ${sorted.slice(from, to).map((row, i) => html`<tr aria-rowindex=${from + i + 2}
            class="${options.pick ? 'pick' : ''} ${options.picked != null && options.key?.(row) === options.picked ? 'picked' : ''}"
            @click=${options.pick ? () => options.pick(row) : nothing}>${columns.map((c) => cell(c, row))}</tr>`)}
        ${to < sorted.length ? html`<tr aria-hidden="true"><td colspan=${columns.length} class="spacer"
          ><svg width="1" height=${(sorted.length - to) * ROW}></svg></td></tr>` : nothing}
      </tbody></table></div>`;
}
