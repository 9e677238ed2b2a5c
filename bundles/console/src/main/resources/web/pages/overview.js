// What is going on, at a glance; and for a newcomer how to get something to look at.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { age, count, octets, rate } from '/format.js';
import { line } from '/parts/chart.js';
import { state } from '/parts/state.js';
import { table } from '/parts/table.js';
import { snippets } from '/pages/snippets.js';

const KEPT = 180; // rounds of two seconds
const rates = [];
let counted = 0;

export const title = 'Overview';
export const commands = () => ['weir:status', 'weir:stages'];
export const polls = {
  stages: '/api/v1/stages', routers: '/api/v1/routers', peers: '/api/v1/peers', ribs: '/api/v1/ribs', problems: '/api/v1/problems',
};

export function render(s) {
  const { stages, routers, peers, ribs, problems } = s.poll;
  if (!stages?.answer) return html`<p class="quiet">${stages?.error ?? 'Asking the server …'}</p>`;
  const sources = stages.answer.data.filter((x) => x.kind === 'source');
  const incoming = sources.reduce((sum, x) => sum + x.inPerSecond, 0);
  if (stages.at !== counted) {
    counted = stages.at;
    rates.push(incoming);
    if (rates.length > KEPT) rates.shift();
  }
  const up = (list) => (list?.answer?.data ?? []).filter((x) => x.up).length;
  const all = (list) => (list?.answer?.data ?? []).length;
  const routes = (ribs?.answer?.data ?? []).reduce((sum, r) => sum + (r.routes ?? 0), 0);
  const memory = (ribs?.answer?.data ?? []).reduce((sum, r) => sum + (r.octets ?? 0), 0);
  const trouble = stages.answer.data.filter((x) => x.state !== 'RUNNING');
  return html`
    <div class="tiles">
      ${tile('/routers', 'Routers up', `${up(routers)} of ${all(routers)}`)}
      ${tile('/routers', 'Peers up', `${up(peers)} of ${all(peers)}`)}
      ${tile('/routes', 'Routes', count(routes))}
      ${tile('/pipeline', 'Events in', rate(incoming))}
      ${tile('/system', 'RIB memory', octets(memory))}
      ${tile('/pipeline', 'Stages not running', trouble.length)}
    </div>
    ${all(routers) === 0 && routes === 0 ? html`<section><h2>Nothing comes in yet</h2>${snippets(stages.answer)}</section>` : nothing}
    <section><h2>Events a second from all sources</h2>${line('Events in', rates, rate)}</section>
    ${trouble.length > 0 ? html`<section><h2>Stages that need a look</h2>${table('trouble', [
      { name: 'Stage', value: (x) => x.id, show: (x) => html`<a href="/pipeline?stage=${encodeURIComponent(x.id)}">${x.id}</a>` },
      { name: 'State', value: (x) => x.state, show: (x) => state(x.state) },
      { name: 'Since', value: (x) => x.since, show: (x) => age(x.since) },
      { name: 'Reason', value: (x) => x.reason },
    ], trouble, { caption: 'Stages that are not running' })}</section>` : nothing}
    ${all(problems) > 0 ? html`<section><h2>Problems of the configuration</h2>${table('problems', [
      { name: 'Where', value: (x) => x.where, mono: true },
      { name: 'What', value: (x) => x.text },
    ], problems.answer.data, { caption: 'Problems of the configuration' })}</section>` : nothing}
    <section><h2>Quiet routers</h2>${quiet(routers, peers)}</section>`;
}

function tile(href, name, value) {
  return html`<a class="tile" href=${href}><span class="name">${name}</span><span class="value">${value}</span></a>`;
}

/** Those heard of longest ago first: silence is what monitoring misses most easily. */
function quiet(routers, peers) {
  const last = new Map();
  for (const p of peers?.answer?.data ?? []) {
    const key = JSON.stringify(p.peer.router);
    if (p.lastMessage && (last.get(key) ?? '') < p.lastMessage) last.set(key, p.lastMessage);
  }
  const rows = (routers?.answer?.data ?? []).map((r) => ({ ...r, last: last.get(JSON.stringify(r.key)) ?? null }))
    .sort((a, b) => (a.last ?? '').localeCompare(b.last ?? '')).slice(0, 8);
  return table('quiet', [
    { name: 'Router', value: (r) => r.sysName || r.address },
    { name: 'State', value: (r) => r.up ? 'UP' : 'DOWN', show: (r) => state(r.up ? 'UP' : 'DOWN') },
    { name: 'Last message about a peer', value: (r) => r.last, show: (r) => r.last ? age(r.last) + ' ago' : 'none yet' },
    { name: 'Octets', value: (r) => r.octets, show: (r) => octets(r.octets), right: true },
  ], rows, { caption: 'Routers, the most silent first', empty: 'No router has connected.' });
}
