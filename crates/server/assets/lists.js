// The lists in service: how fresh, how large, what changed.
import { h, main, put, json, note, failed, count, entityPath, pause, AGAIN } from './base.js';
import { sizes } from './plot.js';

/** Changed entries that are shown at once. */
const PAGE = 40;

put(main, h('p', { class: 'empty' }, 'Reading …'));
try {
  const told = await json('/v1/lists');
  note(told);
  show(told);
} catch (error) {
  put(main, failed(error));
}

function show(told) {
  put(main, h('h1', {}, 'Lists in service'),
    h('p', { class: 'muted' }, `${count(told.entries)} entries of ${told.lists.length} lists, which are ${count(told.parties)} parties with ${count(told.names)} names.`),
    told.lists.map(card));
}

function age(list) {
  const days = list.age_days ?? Math.floor((Date.now() - Date.parse(list.published)) / 86400000);
  const kind = days > 30 ? 'warn' : 'good';
  return Number.isFinite(days) ? h('span', { class: `badge ${kind}` }, days <= 0 ? 'published today' : `${count(days)} ${days === 1 ? 'day' : 'days'} old`) : null;
}

function card(list) {
  const notes = Object.entries(list.stats?.notes ?? {});
  const schemata = Object.entries(list.stats?.schemata ?? {}).sort((a, b) => b[1] - a[1]);
  const changes = h('div', {});
  const older = list.versions.filter((version) => version.published < list.published);
  const since = h('select', { class: 'short', 'aria-label': `Older version of ${list.list}` }, older.map((version, at) => h('option', { value: version.published, selected: at === older.length - 1 }, version.published)));
  return h('section', { class: 'card' },
    h('div', { class: 'row between' }, h('div', { class: 'grow' }, h('h2', {}, list.publisher || list.list), h('p', { class: 'mono muted small' }, list.list)), age(list)),
    list.damaged ? h('p', { class: 'error' }, list.damaged) : null,
    h('dl', { class: 'facts' }, [
      ['Published', `${list.published} (dated by ${list.dated_by})`], ['Entries', count(list.entities) + (list.yielded ? `, and ${count(list.yielded)} for which the publisher’s own list speaks` : '')],
      ['Kinds', schemata.map(([name, number]) => `${name} ${count(number)}`).join(', ')], ['Notes', notes.map(([name, number]) => `${name} ${count(number)}`).join(', ')],
      ['Versions kept', list.versions.map((version) => version.published).join(', ')], ['SHA-256', h('span', { class: 'mono' }, list.sha256)],
    ].filter(([, text]) => text).map(([label, text]) => [h('dt', {}, label), h('dd', {}, text)])),
    sizes(list.versions),
    h('div', { class: 'row' }, h('a', { href: `/search/${encodeURIComponent(list.list)}?limit=20` }, 'Entries as JSON'),
      older.length ? [h('button', { class: 'link', type: 'button', onclick: () => difference(list, since.value, changes) }, 'What changed since'), since] : null),
    changes);
}

async function difference(list, from, into) {
  put(into, h('p', { class: 'muted' }, 'Comparing …'));
  try {
    const path = `/v1/lists/${encodeURIComponent(list.list)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(list.published)}`;
    let told = await json(path);
    while (told.status === 'reading') {
      put(into, h('p', { class: 'muted' }, 'Reading a version for the first time …'));
      await pause(AGAIN);
      told = await json(path);
    }
    const rows = h('div', {});
    let shown = 0;
    const more = h('button', { class: 'link', type: 'button', onclick: () => further() });
    const further = () => {
      rows.append(...told.entries.slice(shown, shown + PAGE).map(entry));
      shown = Math.min(shown + PAGE, told.entries.length);
      more.textContent = `Show more: ${count(shown)} of ${count(told.entries.length)} are shown`;
      more.hidden = shown === told.entries.length;
    };
    further();
    put(into, h('p', {}, h('span', { class: 'plus' }, `${count(told.added)} added`), ', ', h('span', { class: 'minus' }, `${count(told.removed)} removed`), `, ${count(told.changed)} changed between ${told.from} and ${told.to}`),
      rows, more);
  } catch (error) {
    put(into, failed(error));
  }
}

/** One entry that changed, with what it states anew and no more. */
function entry(told) {
  return h('details', { class: 'op' },
    h('summary', {}, h('span', { class: `badge ${{ added: 'good', removed: 'bad' }[told.change] ?? 'warn'}` }, told.change), h('b', {}, told.caption), h('span', { class: 'mono muted' }, told.id)),
    h('p', {}, h('a', { href: entityPath(told.id) }, 'Its page')),
    h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, told.statements.map((row) => h('tr', {}, h('td', { class: row.op === '+' ? 'plus' : 'minus' }, row.op), h('td', { class: 'muted' }, `${row.schema}.${row.prop}`), h('td', {}, row.value)))))));
}
