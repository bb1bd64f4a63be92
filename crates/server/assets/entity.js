// One entry: everything that its list states, each value with its source.
import { h, main, put, json, note, failed, entityPath, scriptName, stateBadge, pause, AGAIN } from './base.js';
import { relations } from './graph.js';

const id = decodeURIComponent(location.pathname.replace(/^\/ui\/entity\//, ''));
const encoded = id.split('/').map(encodeURIComponent).join('/');
const NAMES = ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'];
const LAST = ['notes', 'summary', 'description', 'biography', 'keywords', 'programUrl', 'sourceUrl'];
const HIDDEN = ['topics', 'sourceUrl', 'entity', 'holder', 'addressEntity'];

put(main, h('p', { class: 'empty' }, 'Reading …'));
try {
  const [told, around] = await Promise.all([json(`/v1/statements/${encoded}`), json(`/entities/${encoded}/adjacent?limit=100`)]);
  document.title = `${told.caption} · ${document.title.split(' · ').pop()}`;
  note(told);
  const lists = await json('/v1/lists').catch(() => null);
  note(lists);
  const later = show(told, around, lists);
  // Versions that nobody asked about before are read for this, which takes a while where a list is long: the page does not wait.
  past(later).catch((error) => put(document.getElementById('past'), failed(error)));
} catch (error) {
  put(main, failed(error), h('p', {}, h('a', { href: '/' }, 'Back to the search')));
}

/** Shows the history, and again when versions that were still being read are there. */
async function past(later) {
  for (;;) {
    const known = await json(`/v1/statements/${encoded}?history=true`);
    later(known);
    if (!known.entries.some((entry) => entry.history?.pending?.length)) return;
    await pause(AGAIN);
  }
}

function show(told, around, lists) {
  const entries = new Map(told.entries.map((entry) => [entry.id, { ...entry, seen: history(entry) }]));
  const own = told.statements.filter((row) => entries.has(row.entity_id));
  const value = (same) => button(same, entries);
  const topics = unique(own.filter((row) => row.prop === 'topics'));
  const states = told.entries.map((entry) => entry.listing.state);
  put(main,
    h('section', { class: 'card' },
      h('div', { class: 'row' }, stateBadge(states.includes('listed') ? 'listed' : states[0]), h('span', { class: 'badge' }, told.schema), topics.map(([row]) => h('span', { class: 'badge plain', title: row.value }, row.label))),
      h('h1', {}, told.caption),
      h('p', { class: 'muted mono' }, told.id),
      h('p', { class: 'small' }, told.entries.length === 1 ? cited(told.entries[0]) : `One party on ${new Set(told.entries.map((entry) => entry.citation.list)).size} lists, by ${told.entries.length} entries.`),
      h('div', { class: 'row' },
        h('a', { class: 'button second', href: `/ui/screen?name=${encodeURIComponent(told.caption)}&schema=${told.schema}` }, 'Screen this name'),
        h('a', { class: 'button second', href: `/entities/${encoded}` }, 'As JSON'))),
    listed(told),
    section('Names', names(own, value)),
    section('Facts', facts(own.filter((row) => !NAMES.includes(row.prop) && !HIDDEN.includes(row.prop)), value)),
    records(told, entries, ['Sanction'], 'Listings and programmes', value),
    section('Relations', relations(told, around)),
    tabled(told, entries, ['Identification', 'Passport'], 'Documents', value),
    tabled(told, entries, ['Address'], 'Addresses', value),
    tabled(told, entries, ['CryptoWallet'], 'Wallets', value),
    h('div', { id: 'past', 'aria-live': 'polite' }, section('History of the listing', h('p', { class: 'muted' }, 'Reading the versions that are kept …'))),
    section(told.entries.length > 1 ? 'Sources' : 'Source', told.entries.map(({ citation, id: entry }, at) => [at ? h('hr', {}) : null, h('dl', { class: 'facts' }, [
      ['Entry', entry], ['List', citation.list], ['Publisher', citation.publisher], ['Published', `${citation.published} (dated by ${citation.dated_by})`],
      ['Imported', citation.imported || '—'], ['Record', citation.record], ['SHA-256 of the file', citation.sha256],
    ].map(([label, text]) => [h('dt', {}, label), h('dd', { class: 'mono' }, text)]))]),
    h('p', { class: 'small muted after' }, `Other ids: ${told.referents.join(', ') || 'none'}`)));
  return (known) => {
    for (const entry of told.entries) {
      entry.history = known.entries.find((one) => one.id === entry.id)?.history;
      entries.get(entry.id).seen = history(entry);
    }
    put(document.getElementById('past'), timeline(told, lists), compared(told));
  };
}

/** Where an entry was published, in a line. */
function cited({ citation }) {
  return [h('b', {}, citation.publisher || citation.list), `, list of ${citation.published}, record `, h('code', {}, citation.record), '. ',
    citation.url && safe(citation.url) ? h('a', { href: safe(citation.url), rel: 'noopener noreferrer' }, 'Publisher’s page') : null];
}

/** The entries of a party, and why they are one. */
function listed(told) {
  if (told.entries.length < 2) return null;
  const reasons = told.joins.map((join) => h('div', { class: 'group' }, h('h3', { class: 'ids' }, `${join.left} and ${join.right}`),
    h('ul', { class: 'names' }, join.reasons.map((reason) => h('li', {}, h('b', {}, reason.part), `: ${[reason.left, reason.right].filter(Boolean).join(' / ')}, ${reason.detail} `, h('span', { class: `score ${reason.bits < 0 ? 'minus' : 'plus'}` }, `${reason.bits > 0 ? '+' : ''}${reason.bits.toFixed(1)} bits`))))));
  return section('On these lists',
    h('ul', { class: 'plain' }, told.entries.map((entry) => h('li', { class: 'row' }, stateBadge(entry.listing.state), h('span', { class: 'grow' }, cited(entry), ' ', h('span', { class: 'muted mono' }, entry.id))))),
    reasons.length ? h('details', {}, h('summary', {}, 'Why these entries are one party'), reasons) : null);
}

/** Statements of one property and value, together: several lists may state the same. */
function unique(rows) {
  const found = new Map();
  for (const row of rows) {
    const key = `${row.prop} ${row.value}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function section(title, ...inside) {
  const content = inside.flat(Infinity).filter(Boolean);
  return content.length ? h('section', { class: 'card' }, h('h2', {}, title), content) : null;
}

/** Only web addresses become links. */
function safe(url) {
  return /^https?:\/\//i.test(url) ? url : null;
}

function names(rows, value) {
  const groups = new Map();
  for (const same of unique(rows.filter((row) => NAMES.includes(row.prop)).map((row) => ({ ...row, prop: row.prop === 'name' || row.prop === 'alias' ? 'name' : row.prop, told: row.prop })))) {
    const weak = same.every((row) => row.quality === 'weak');
    const key = weak ? 'Weak aliases: they confirm and do not alert alone' : scriptName(same[0].script);
    groups.set(key, [...(groups.get(key) ?? []), same]);
  }
  const ordered = [...groups].sort((a, b) => a[0].startsWith('Weak') - b[0].startsWith('Weak'));
  const badges = (same) => [same.some((row) => row.told === 'name') ? h('span', { class: 'badge' }, 'primary') : same.some((row) => row.told === 'previousName') ? h('span', { class: 'badge plain' }, 'former') : null,
    same.some((row) => row.quality === 'strong') ? h('span', { class: 'badge good' }, 'strong') : null, same[0].lang ? h('span', { class: 'badge plain' }, same[0].lang) : null];
  return ordered.map(([title, found]) => h('div', { class: 'group' }, h('h3', {}, title), h('ul', { class: 'names' }, found.map((same) => h('li', {}, value(same), badges(same))))));
}

function facts(unordered, value) {
  const props = new Map();
  const rows = [...unordered].sort((a, b) => LAST.indexOf(a.prop) - LAST.indexOf(b.prop));
  for (const row of rows) props.set(row.prop_label, [...(props.get(row.prop_label) ?? []), row]);
  return props.size ? h('dl', { class: 'facts' }, [...props].map(([label, rows]) => [h('dt', {}, label), h('dd', {}, unique(rows).map(value))])) : null;
}

/** Statements of records about the party, by record. */
function grouped(told, entries, schemata) {
  const groups = new Map();
  for (const row of told.statements) {
    if (schemata.includes(row.schema) && !entries.has(row.entity_id) && !['entity', 'holder', 'topics'].includes(row.prop)) groups.set(row.entity_id, [...(groups.get(row.entity_id) ?? []), row]);
  }
  return [...groups.values()];
}

function records(told, entries, schemata, title, value) {
  const groups = grouped(told, entries, schemata);
  const list = (rows) => (told.entries.length > 1 ? h('h3', {}, entries.get(rows[0].entry).citation.publisher || rows[0].dataset) : null);
  return groups.length ? section(title, groups.map((rows, at) => [at ? h('hr', {}) : null, list(rows), facts(rows, value)])) : null;
}

function tabled(told, entries, schemata, title, value) {
  const groups = grouped(told, entries, schemata);
  if (!groups.length) return null;
  const labels = [...new Set(groups.flat().map((row) => row.prop_label))].slice(0, 7);
  const cells = (rows) => labels.map((label) => h('td', {}, unique(rows.filter((row) => row.prop_label === label)).map(value)));
  const table = h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, labels.map((label) => h('th', { scope: 'col' }, label)))), h('tbody', {}, groups.map((rows) => h('tr', {}, cells(rows))))));
  return section(title, groups.length > 8 ? h('details', {}, h('summary', {}, `${groups.length} of them`), table) : table);
}

/** A value that tells its sources when asked. */
function button(same, entries) {
  const [row] = same;
  const long = row.label.length > 420 ? `${row.label.slice(0, 420)} …` : row.label;
  const where = same.map(({ entry }) => { const { citation } = entries.get(entry); return `${citation.publisher || citation.list}, ${citation.published}, record ${citation.record}`; });
  return h('button', { class: 'value', type: 'button', title: [...new Set(where)].join('\n'), lang: row.lang, onclick: () => source(same, entries) }, long,
    same.length > 1 ? h('span', { class: 'times', 'aria-label': `stated by ${same.length} entries` }, `×${same.length}`) : null);
}

function source(same, entries) {
  const told = same.map((row, at) => {
    const { citation, seen } = entries.get(row.entry);
    const times = seen.get(`${row.schema} ${row.told ?? row.prop} ${row.value}`);
    const lines = [['Property', `${row.prop_label} (${row.schema}.${row.told ?? row.prop})`], ['Value', row.value],
      ['As published', row.original_value ?? 'the same'], ['Language or script', row.lang ?? '—'], ['Quality', row.quality],
      ['Entry', row.entity_id], ['List', `${citation.publisher} (${row.dataset})`], ['Published', citation.published],
      ['Record', citation.record], ['SHA-256', citation.sha256], ['Kept versions', times ? `${times.first_seen} to ${times.last_seen}` : null]];
    return [at ? h('hr', {}) : null, h('dl', { class: 'facts' }, lines.filter(([, text]) => text).map(([label, text]) => [h('dt', {}, label), h('dd', { class: 'small' }, text)])),
      citation.url && safe(citation.url) ? h('p', { class: 'after' }, h('a', { href: safe(citation.url), rel: 'noopener noreferrer' }, 'Publisher’s page of the record')) : null];
  });
  const dialog = h('dialog', { 'aria-label': 'Source' }, h('h2', {}, 'Where this is stated'), told,
    h('form', { method: 'dialog' }, h('button', { class: 'button' }, 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}

function history(entry) {
  const seen = new Map();
  for (const row of entry.history?.statements ?? []) seen.set(`${row.schema} ${row.statement.prop} ${row.statement.value}`, row);
  return seen;
}

/** What a property is called, also one that no statement in service has any more. */
function called(told, prop) {
  const label = told.statements.find((row) => row.prop === prop)?.prop_label;
  return label ?? prop.replace(/([A-Z])/g, ' $1').toLowerCase().replace(/^./, (first) => first.toUpperCase());
}

/** Days of listing, kept versions and changes of every entry, oldest first. */
function timeline(told, lists) {
  const events = [];
  for (const { listing, history: kept, citation } of told.entries) {
    const where = told.entries.length > 1 ? `${citation.publisher || citation.list}: ` : '';
    const add = (day, text, kind = '') => events.push([day, where + text, kind]);
    if (listing.since) add(listing.since, 'Listed, as the list states');
    if (listing.until) add(listing.until, 'Delisted, as the list states', 'end');
    const on = new Set(kept?.versions ?? []);
    const unknown = new Set([...(kept?.pending ?? []), ...(kept?.unreadable ?? [])]);
    for (const version of lists?.lists.find((list) => list.list === citation.list)?.versions ?? []) {
      if (unknown.has(version.published)) add(version.published, kept.pending.includes(version.published) ? 'A kept version that is still being read' : 'A kept version whose file is damaged', 'end');
      else if (on.has(version.published)) add(version.published, 'On the kept version of this day');
      else add(version.published, 'Not on the kept version of this day', 'end');
    }
    for (const row of kept?.statements ?? []) {
      const what = `${called(told, row.statement.prop)} “${row.statement.value.slice(0, 90)}”`;
      if (row.first_seen !== kept.versions[0]) add(row.first_seen, `New: ${what}`);
      if (!row.current) add(row.last_seen, `Last version with ${what}`, 'end');
    }
    if (!listing.since && !on.size) add(citation.published, 'On the version in service; the list states no day of listing');
  }
  events.sort((a, b) => a[0].localeCompare(b[0]));
  const line = h('ol', { class: 'time' }, events.map(([day, text, kind]) => h('li', { class: kind }, h('b', {}, day), ' ', text)));
  return section('History of the listing', events.length > 40 ? h('details', {}, h('summary', {}, `${events.length} events since ${events[0][0]}`), line) : line);
}

/** What one kept version states of an entry and another does not. */
function compared(told) {
  const able = told.entries.filter((entry) => (entry.history?.versions.length ?? 0) > 1);
  if (!able.length) return null;
  return section('Versions compared', able.map(({ history: kept, citation }) => {
    const days = kept.versions;
    const out = h('div', { role: 'status' });
    const pick = (label, chosen) => h('label', {}, label, h('select', { onchange: draw }, days.map((day) => h('option', { value: day, selected: day === chosen }, day))));
    const [from, to] = [pick('From', days.at(-2)), pick('To', days.at(-1))];
    draw();
    return [h('h3', {}, citation.publisher || citation.list), h('div', { class: 'grid' }, from, to), out];
    function draw() {
      const [a, b] = [from, to].map((field) => field.querySelector('select').value);
      const there = (row, day) => row.first_seen <= day && day <= row.last_seen;
      const rows = kept.statements.filter((row) => there(row, a) !== there(row, b));
      put(out, rows.length ? h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ['', 'Property', 'Value'].map((text) => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, rows.map((row) => h('tr', {}, h('td', { class: there(row, b) ? 'plus' : 'minus' }, there(row, b) ? 'new' : 'gone'), h('td', { title: `${row.schema}.${row.statement.prop}` }, called(told, row.statement.prop)), h('td', {}, row.statement.value)))))) : h('p', { class: 'muted' }, 'Both versions state the same.'));
    }
  }));
}
