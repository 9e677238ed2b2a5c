// The process: memory by part, what listens, how to get at the rest.
import { html } from '/lib/lit-html/lit-html.js';
import { count, instant, octets } from '/format.js';
import { get as ask } from '/api.js';
import * as store from '/store.js';
import { table } from '/parts/table.js';

export const title = 'System';
export const commands = () => ['rib:memory', 'weir:status'];
export const polls = { stages: '/api/v1/stages', ribs: '/api/v1/ribs' };

let asked = 0;

export function render(s) {
  const stages = s.poll.stages?.answer;
  const ribs = s.poll.ribs?.answer?.data ?? [];
  if (!stages) return html`<p class="quiet">${s.poll.stages?.error ?? 'Asking the server …'}</p>`;
  queueMicrotask(() => memory(ribs, s.poll.ribs?.at));
  return html`
    <dl><dt>Started</dt><dd>${instant(stages.meta.started, s.zone)}</dd><dt>Plan</dt><dd>${stages.meta.plan}</dd></dl>
    <section><h2>Listens</h2>${table('ports', [
      { name: 'Name', value: (e) => e.name }, { name: 'Address', value: (e) => `${e.address}:${e.port}`, mono: true },
    ], stages.meta.endpoints, { caption: 'Listening sockets', empty: 'No stage listens.' })}</section>
    ${Object.entries(s.page.memory ?? {}).map(([id, m]) => html`<section><h2>Memory of ${id}</h2>
      <p>${octets(m.octets)} of ${octets(m.budget)} for ${count(m.routes)} routes${m.exceeded ? html`: <strong>over budget, routes are refused</strong>` : ''}</p>
      <dl>${Object.entries(m.parts).map(([part, n]) => html`<dt>${part}</dt><dd><meter min="0" max=${m.octets} value=${n} aria-label=${part}></meter> ${octets(n)}</dd>`)}</dl></section>`)}
    <section><h2>Elsewhere</h2><ul><li><a href="/metrics">/metrics</a> for Prometheus</li><li><a href="/health/ready">/health/ready</a></li>
      <li><code>./weir shell</code>, then <code>help</code></li></ul></section>`;
}

function memory(ribs, at) {
  if (at === asked) return;
  asked = at;
  const whole = ribs.filter((r) => !r.base);
  Promise.all(whole.map((r) => ask(`/api/v1/ribs/${encodeURIComponent(r.id)}/memory`, { quiet: true }).then((m) => [r.id, m.data])))
    .then((all) => store.setPage({ memory: Object.fromEntries(all) }), () => {});
}
