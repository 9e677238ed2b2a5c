// Ctrl-K: any page, stage, peer or prefix from the keyboard.
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { choices } from '/choices.js';
import * as store from '/store.js';
import { go } from '/navigate.js';

export function palette(s, pages) {
  if (s.palette == null) return nothing;
  const { text, at } = s.palette;
  const list = choices(text, pages, s.poll);
  const chosen = Math.min(at, list.length - 1);
  const take = (choice) => {
    store.set({ palette: null });
    if (choice) go(choice.href);
  };
  const key = (e) => {
    // what stands in the box now: fast fingers are ahead of what is drawn
    const typed = e.target.value;
    const now = typed === text ? list : choices(typed, pages, s.poll);
    const at = typed === text ? chosen : 0;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      store.set({ palette: { text: typed, at: Math.max(0, Math.min(now.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1))) } });
    } else if (e.key === 'Enter') {
      e.preventDefault();
      take(now[at]);
    } else if (e.key === 'Escape') store.set({ palette: null });
  };
  return html`<div class="veil" @click=${(e) => e.target === e.currentTarget && store.set({ palette: null })}>
    <div class="palette" role="dialog" aria-modal="true" aria-label="Go to">
      <input id="palette" type="search" role="combobox" aria-expanded="true" aria-controls="choices" aria-label="Page, stage, peer or prefix"
        aria-activedescendant=${list.length > 0 ? 'choice' + chosen : nothing} .value=${text} @keydown=${key}
        @input=${(e) => store.set({ palette: { text: e.target.value, at: 0 } })}>
      <ul id="choices" role="listbox" aria-label="Choices">${list.map((c, i) => html`<li id="choice${i}" role="option" aria-selected=${String(i === chosen)}
        @click=${() => take(c)}><span class="quiet">${c.kind}</span> ${c.name}</li>`)}</ul></div></div>`;
}
