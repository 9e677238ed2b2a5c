// A state by shape, word and colour.
import { html } from '/lib/lit-html/lit-html.js';

const SHAPES = { RUNNING: '●', WAITING: '◔', DEGRADED: '▲', FAULTED: '■', STOPPED: '○', UP: '●', DOWN: '■' };

export function state(word) {
  return html`<span class="state ${word.toLowerCase()}"><span aria-hidden="true">${SHAPES[word] ?? '•'}</span> ${word}</span>`;
}
