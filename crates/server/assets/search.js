// Search as you type: by the words so far, and by how the name sounds in other scripts.
import { h, main, put, json, note, failed, debounce, entityPath, percent, scriptName, stateBadge, strengthBadge } from './base.js';

const KINDS = [['', 'Everything'], ['Person', 'People'], ['Organization', 'Organisations'], ['Vessel', 'Vessels'], ['Airplane', 'Aircraft'], ['CryptoWallet', 'Wallets']];
const EXAMPLES = ['Kim CHen Yn', 'Шойгу', '러시아', 'Air Koryo', 'ショイグ'];
const started = new URLSearchParams(location.search);
let kind = started.get('kind') ?? '';
let turn = 0;

const input = h('input', { type: 'search', id: 'q', 'data-first': true, autocomplete: 'off', spellcheck: 'false', autofocus: true,
  placeholder: 'A name, in any script or spelling', value: started.get('q') ?? '', 'aria-label': 'Name', 'aria-controls': 'results' });
const chips = KINDS.map(([value, label]) => h('button', { class: 'chip', type: 'button', 'aria-pressed': String(value === kind),
  onclick: (event) => { kind = value; chips.forEach((chip) => chip.setAttribute('aria-pressed', String(chip === event.target))); look(); } }, label));
const status = h('p', { class: 'vh', role: 'status' });
const results = h('ul', { class: 'results', id: 'results' });

put(main,
  h('section', { class: 'hero' },
    h('h1', {}, 'Who is listed, and where does it say so?'),
    h('p', {}, 'Finds the listed person, company or vessel behind any spelling of a name, with the published record for every word of the answer.'),
    h('div', { class: 'big' }, input, h('kbd', { 'aria-hidden': 'true' }, '/')),
    h('div', { class: 'chips', role: 'group', 'aria-label': 'Kind' }, chips)),
  status, results);

async function look() {
  const text = input.value.trim();
  const mine = ++turn;
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (kind) query.set('kind', kind);
  history.replaceState(null, '', query.size ? `?${query}` : '/');
  if (!text) {
    status.textContent = '';
    put(results, h('li', { class: 'empty' }, 'Try ', EXAMPLES.map((name, at) => [at ? ' · ' : '', h('button', { class: 'link', type: 'button', onclick: () => { input.value = name; look(); } }, name)])));
    return;
  }
  try {
    const answer = await json(`/v1/suggest?limit=20&q=${encodeURIComponent(text)}${kind ? `&schema=${kind}` : ''}`);
    if (mine !== turn) return;
    note(answer);
    status.textContent = `${answer.results.length} found`;
    if (answer.results.length) put(results, answer.results.map((found) => h('li', {}, hit(found, text))));
    else put(results, h('li', { class: 'empty' }, 'Nobody by that name on the lists in service. ',
      h('a', { href: `/ui/screen?name=${encodeURIComponent(text)}` }, 'Screen it'), ' with a birth date, country or identifier for a full answer.'));
  } catch (error) {
    if (mine === turn) put(results, h('li', {}, failed(error)));
  }
}

function hit(found, typed) {
  const met = found.matched;
  const sound = met.how === 'sound';
  const pairs = (met.pairs ?? []).filter((pair) => pair.query && pair.listed && pair.detail !== 'same');
  return h('a', { class: 'hit', href: entityPath(found.id) },
    h('div', { class: 'row between' },
      h('span', { class: 'name grow' }, marked(found.caption, typed)),
      sound ? h('span', { class: 'row nowrap' }, strengthBadge(found.strength), h('span', { class: 'score' }, percent(found.score))) : null),
    met.listed !== found.caption || met.roads?.length || pairs.length ? h('div', { class: 'met' },
      met.listed !== found.caption ? ['listed as ', h('b', {}, marked(met.listed, typed)), ` (${scriptName(met.script)}${met.quality === 'weak' ? ', weak alias' : ''}) `] : null,
      pairs.length ? h('span', {}, pairs.map((pair) => h('span', { class: 'pair' }, h('mark', {}, pair.query), '→', h('b', {}, pair.listed)))) : null,
      met.roads?.length ? h('span', { class: 'badge' }, met.roads.join(', ')) : null) : null,
    met.mention ? h('div', { class: 'met' }, 'mentioned under ', h('b', {}, met.mention.prop_label), ': ', marked(met.mention.value, typed)) : null,
    h('div', { class: 'meta' }, stateBadge(found.state), h('span', {}, found.kind), h('span', {}, found.publisher || found.list, found.lists.length > 1 ? ` and ${found.lists.length - 1} more` : ''),
      found.dates.length ? h('span', {}, found.dates.slice(0, 3).join(', ')) : null,
      found.countries.length ? h('span', {}, found.countries.slice(0, 3).join(', ')) : null,
      found.programmes.length ? h('span', { class: 'mono' }, found.programmes.slice(0, 2).map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)).join(', ')) : null));
}

/** The text with the typed words marked, whatever their case and accents. */
function marked(text, typed) {
  const fold = (word) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = typed.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(fold);
  return text.split(/([^\p{L}\p{N}\p{M}]+)/u).map((piece) => {
    const plain = fold(piece);
    const word = wanted.find((known) => plain.startsWith(known));
    return piece && word ? h('mark', {}, piece) : piece;
  });
}

input.addEventListener('input', debounce(look, 120));
addEventListener('keydown', (event) => {
  const links = [...results.querySelectorAll('a.hit')];
  if (!links.length || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const at = links.indexOf(document.activeElement);
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
  (links[next] ?? (next < 0 ? input : links[links.length - 1])).focus();
  event.preventDefault();
});
input.addEventListener('keydown', (event) => { if (event.key === 'Enter') results.querySelector('a.hit')?.click(); });
input.setSelectionRange(input.value.length, input.value.length);
json('/v1/lists').then(note).catch(() => {});
look();
