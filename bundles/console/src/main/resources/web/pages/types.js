// Which stages can be had, from which bundle, and what each option means.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { table } from '/parts/table.js';
import { navigate } from '/navigate.js';

export const title = 'Stage types';
export const commands = () => ['weir:types'];
export const polls = { types: '/api/v1/types' };

export function render(s) {
  const answer = s.poll.types?.answer;
  if (!answer) return html`<p class="quiet">${s.poll.types?.error ?? 'Asking the server …'}</p>`;
  const chosen = answer.data.find((t) => t.type === s.query.type);
  return html`<div class="split">${table('types', [
      { name: 'Type', value: (t) => t.type, mono: true },
      { name: 'Bundle', value: (t) => t.bundle },
      { name: 'Options', value: (t) => t.options.length, right: true },
    ], answer.data, { caption: 'Stage types', key: (t) => t.type, picked: s.query.type, pick: (t) => navigate({ type: t.type }) })}
    ${chosen ? html`<aside class="panel wide" aria-label="Options of ${chosen.type}"><h2>${chosen.type} <button class="plain" aria-label="Close"
        @click=${() => navigate({ type: null })}>×</button></h2>
      <p>A stage of this type is one file: <code>etc/weir.${chosen.type}-ID.cfg</code></p>
      ${options(chosen.options)}<h3>Options of every stage</h3>${options(answer.meta.commonOptions)}</aside>` : nothing}</div>`;
}

function options(list) {
  return html`<dl>${list.map((o) => html`<dt class="mono">${o.key}${o.required ? ' (needed)' : ''}</dt>
    <dd>${o.help}<br><span class="quiet">${o.allowed}${o.default == null ? '' : `; ${o.default} if not said`}${o.live ? '; takes effect at once' : '; makes the stage anew'}</span></dd>`)}</dl>`;
}
