// The pipeline as it runs: what flows where, what waits, and who is the cause.
import { html, nothing, svg } from '/lib/lit-html/lit-html.js';
import { age, count, octets, rate } from '/format.js';
import { causes, fill, layout } from '/graph.js';
import { state } from '/parts/state.js';
import { table } from '/parts/table.js';
import { navigate } from '/navigate.js';

const BOX = { w: 168, h: 64, gapX: 88, gapY: 28 };

export const title = 'Pipeline';
export const commands = () => ['weir:stages', 'weir:graph'];
export const polls = { stages: '/api/v1/stages' };

export function render(s) {
  const answer = s.poll.stages?.answer;
  if (!answer) return html`<p class="quiet">${s.poll.stages?.error ?? 'Asking the server …'}</p>`;
  const stages = answer.data;
  const chosen = stages.find((x) => x.id === s.query.stage);
  const asTable = s.query.view === 'table';
  return html`
    <p class="bar"><span>Plan ${answer.meta.plan}${answer.meta.settled ? '' : ', waiting for bundles'}</span>
      <button @click=${() => navigate({ view: asTable ? null : 'table' })} aria-keyshortcuts="t">${asTable ? 'As a graph' : 'As a table'}</button></p>
    <div class="split">
      ${asTable ? asRows(stages, chosen) : drawn(stages, chosen)}
      ${chosen ? panel(chosen, answer.meta) : nothing}
    </div>`;
}

export function keys(key, s) {
  if (key === 't') navigate({ view: s.query.view === 'table' ? null : 'table' });
}

function choose(id) {
  navigate({ stage: id });
}

function drawn(stages, chosen) {
  const { nodes, edges, columns, rows } = layout(stages);
  const at = (id) => {
    const n = nodes.get(id);
    return { x: 8 + n.column * (BOX.w + BOX.gapX), y: 8 + n.row * (BOX.h + BOX.gapY) };
  };
  const byId = new Map(stages.map((x) => [x.id, x]));
  const guilty = new Set(causes(stages));
  const w = 16 + columns * (BOX.w + BOX.gapX) - BOX.gapX;
  const h = 16 + rows * (BOX.h + BOX.gapY) - BOX.gapY;
  const edge = ({ from, to }) => {
    const a = at(from);
    const b = at(to);
    const x1 = a.x + BOX.w;
    const y1 = a.y + BOX.h / 2;
    const y2 = b.y + BOX.h / 2;
    const mid = (x1 + b.x) / 2;
    return svg`<g><path class="edge ${byId.get(from).outPerSecond > 0 ? 'flows' : ''}" d="M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${b.x} ${y2}"/>
      <text class="rate" x=${mid} y=${(y1 + y2) / 2 - 6}>${rate(byId.get(from).outPerSecond)}</text></g>`;
  };
  const node = (x) => {
    const { x: left, y: top } = at(x.id);
    const full = fill(x);
    const said = `${x.id}, ${x.type}, ${x.state}, ${rate(x.inPerSecond)} in, ${rate(x.outPerSecond)} out`
      + (full == null ? '' : `, queue ${Math.round(full * 100)} % full`);
    return svg`<g class="node ${x.state.toLowerCase()} ${x === chosen ? 'picked' : ''} ${guilty.has(x.id) ? 'cause' : ''}" role="button" tabindex="0"
        aria-label=${said} transform="translate(${left} ${top})" @click=${() => choose(x.id)}
        @keydown=${(e) => (e.key === 'Enter' || e.key === ' ') && (e.preventDefault(), choose(x.id))}>
      <rect width=${BOX.w} height=${BOX.h} rx="6"/>
      <text class="id" x="12" y="24">${short(x.id)}</text>
      <text class="type" x="12" y="42">${x.type}</text>
      <text class="word" x=${BOX.w - 10} y="24">${x.state === 'RUNNING' ? '●' : x.state}</text>
      ${full == null ? nothing : svg`<rect class="fill-back" x="12" y="50" width=${BOX.w - 24} height="5" rx="2"/>
        <rect class="fill ${full > 0.85 ? 'high' : full > 0.6 ? 'mid' : ''}" x="12" y="50" width=${(BOX.w - 24) * full} height="5" rx="2"/>`}
      ${guilty.has(x.id) ? svg`<text class="because" x="12" y=${BOX.h + 14}>holds others up</text>` : nothing}
    </g>`;
  };
  return html`<div class="graph"><svg viewBox="0 0 ${w} ${h + 16}" width=${w} height=${h + 16} role="group" aria-label="The pipeline, sources left, sinks right">
    ${edges.map(edge)}${stages.map(node)}</svg></div>`;
}

function short(id) {
  return id.length > 17 ? id.slice(0, 16) + '…' : id;
}

function asRows(stages, chosen) {
  return table('stages', [
    { name: 'Stage', value: (x) => x.id },
    { name: 'Type', value: (x) => x.type },
    { name: 'From', value: (x) => x.sources.join(', ') },
    { name: 'State', value: (x) => x.state, show: (x) => state(x.state) },
    { name: 'In', value: (x) => x.inPerSecond, show: (x) => rate(x.inPerSecond), right: true },
    { name: 'Out', value: (x) => x.outPerSecond, show: (x) => rate(x.outPerSecond), right: true },
    { name: 'Queue', value: (x) => fill(x), show: (x) => fill(x) == null ? '' : Math.round(fill(x) * 100) + ' %', right: true },
    { name: 'Dropped', value: dropped, show: (x) => count(dropped(x)), right: true },
    { name: 'Reason', value: (x) => x.reason },
  ], stages, { caption: 'Stages', pick: (x) => choose(x.id), key: (x) => x.id, picked: chosen?.id });
}

function dropped(stage) {
  return Object.values(stage.drops).reduce((a, b) => a + b, 0);
}

function panel(x, meta) {
  const listens = meta.endpoints.filter((e) => e.name === x.id);
  return html`<aside class="panel" aria-label="Stage ${x.id}">
    <h2>${x.id} <button class="plain" aria-label="Close" @click=${() => navigate({ stage: null })}>×</button></h2>
    <p>${state(x.state)} for ${age(x.since)}${x.reason ? html`: ${x.reason}` : nothing}</p>
    <dl>
      <dt>Type</dt><dd><a href="/types?type=${encodeURIComponent(x.type)}">${x.type}</a> (${x.kind})</dd>
      ${listens.map((e) => html`<dt>Listens</dt><dd class="mono">${e.address}:${e.port}</dd>`)}
      <dt>In</dt><dd>${count(x.eventsIn)} (${rate(x.inPerSecond)})</dd>
      <dt>Out</dt><dd>${count(x.eventsOut)} (${rate(x.outPerSecond)})</dd>
      ${x.edge ? html`<dt>Queue</dt><dd>${count(x.edge.events)} of ${count(x.edge.capacity)}, ${x.edge.policy}; on disk ${
        octets(x.edge.spilledOctets)} of ${octets(x.edge.spillLimit)}</dd>` : nothing}
      ${Object.entries(x.drops).map(([reason, n]) => html`<dt>Dropped: ${reason}</dt><dd>${count(n)}</dd>`)}
    </dl>
    ${x.kind === 'sink' || x.kind === 'view' ? nothing : html`<p><a href="/tap?stage=${encodeURIComponent(x.id)}">Tap what leaves it</a></p>`}
    <h3>Options</h3>
    <pre>${Object.entries(x.options).map(([k, v]) => `${k} = ${v}`).join('\n')}</pre>
    <p class="quiet">The file is <code>etc/weir.${x.type}-${x.id}.cfg</code>; in the shell <code>weir:stages</code>.</p>
  </aside>`;
}
