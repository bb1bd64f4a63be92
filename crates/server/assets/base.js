// What every page uses. Text only ever becomes text: no markup is made from data anywhere in these scripts.

/** An element with attributes and children; strings become text. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const main = document.getElementById('main');

/** Puts children in the place of what an element holds. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

const KEY = 'exonym-key';

function headers() {
  const key = sessionStorage.getItem(KEY);
  return key ? { authorization: `ApiKey ${key}` } : {};
}

/** Asks the server; where it wants a key, asks the user for one, once. */
export async function ask(path, options = {}, again = true) {
  const answer = await fetch(path, { ...options, headers: { ...options.headers, ...headers() } });
  if (answer.status === 401 && again && (await wantKey())) return ask(path, options, false);
  return answer;
}

/** The JSON of an answer, or an error that says what the server said. */
export async function json(path, options) {
  const answer = await ask(path, options);
  const text = await answer.text();
  let value = null;
  try { value = JSON.parse(text); } catch { /* said below */ }
  if (!answer.ok) throw new Error(told(value) ?? `${answer.status} ${answer.statusText}`);
  return value;
}

function told(value) {
  if (Array.isArray(value?.detail)) return value.detail.map((issue) => `${issue.loc.join('.')}: ${issue.msg}`).join('; ');
  return value?.detail;
}

function wantKey() {
  return new Promise((done) => {
    const input = h('input', { type: 'password', id: 'key', autocomplete: 'off', required: true });
    const dialog = h('dialog', {}, h('form', { method: 'dialog' },
      h('h2', {}, 'API key'), h('p', { class: 'muted' }, 'This server asks for a key. It is kept until this tab is closed.'),
      h('label', { for: 'key' }, 'Key'), input,
      h('p', { class: 'row' }, h('button', { class: 'button', value: 'ok' }, 'Go on'))));
    dialog.addEventListener('close', () => {
      if (input.value) sessionStorage.setItem(KEY, input.value.trim());
      dialog.remove();
      done(Boolean(input.value));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Says above the page what a reader must know, and below it which snapshot answered. */
export function note(answer) {
  const caution = document.getElementById('caution');
  if (answer?.caution) {
    caution.textContent = `Answering from the ${answer.caution}.`;
    caution.hidden = false;
  }
  if (answer?.snapshot) put(document.getElementById('snapshot'), 'Snapshot ', h('code', {}, answer.snapshot));
}

export function failed(error) {
  return h('p', { class: 'error', role: 'alert' }, error.message || String(error));
}

export const SCRIPTS = { Latn: 'Latin', Cyrl: 'Cyrillic', Arab: 'Arabic', Hani: 'Han', Hang: 'Hangul', Grek: 'Greek', Hebr: 'Hebrew', Kana: 'Katakana', Hira: 'Hiragana', Deva: 'Devanagari', Geor: 'Georgian', Armn: 'Armenian', Thai: 'Thai', Beng: 'Bengali', Mymr: 'Myanmar', Ethi: 'Ethiopic', Taml: 'Tamil', Zyyy: 'Signs' };
export const scriptName = (code) => SCRIPTS[code] ?? code;
export const entityPath = (id) => `/ui/entity/${id.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')}`;
export const percent = (score) => Number(score).toFixed(2);
export const count = (number) => Number(number).toLocaleString('en-GB');

export function stateBadge(state) {
  return state === 'delisted' ? h('span', { class: 'badge warn' }, 'Delisted') : h('span', { class: 'badge bad' }, 'Listed');
}

export function strengthBadge(strength) {
  const kind = { exact: 'bad', strong: 'bad', medium: 'warn', weak: 'plain' }[strength] ?? 'plain';
  return h('span', { class: `badge ${kind}` }, strength);
}

/** Milliseconds before the server is asked again for what it is still reading. */
export const AGAIN = 2000;
export const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/** Runs work when no new call came for a while; only the last answer counts. */
export function debounce(work, pause) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), pause);
  };
}

const page = document.body.dataset.page;
for (const link of document.querySelectorAll('nav a')) {
  if (link.dataset.nav === page) link.setAttribute('aria-current', 'page');
}
addEventListener('keydown', (event) => {
  const at = document.activeElement;
  // In an empty first field the key is no part of a name: whoever presses it wants to be where he is already.
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(at?.tagName) && !(at.hasAttribute('data-first') && !at.value);
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    const field = document.querySelector('[data-first]');
    if (field) field.focus();
    else location.href = '/';
    event.preventDefault();
  }
});
