// The lists in service: how fresh, how large, what changed.
import { h, s, main, put, json, note, failed, count, entityPath } from './base.js';

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
  return h('section', { class: 'card' },
    h('div', { class: 'row between' }, h('div', { class: 'grow' }, h('h2', {}, list.publisher || list.list), h('p', { class: 'mono muted small' }, list.list)), spark(list.versions), age(list)),
    list.damaged ? h('p', { class: 'error' }, list.damaged) : null,
    h('dl', { class: 'facts' }, [
      ['Published', `${list.published} (dated by ${list.dated_by})`], ['Entries', count(list.entities) + (list.yielded ? `, and ${count(list.yielded)} for which the publisher’s own list speaks` : '')],
      ['Kinds', schemata.map(([name, number]) => `${name} ${count(number)}`).join(', ')], ['Notes', notes.map(([name, number]) => `${name} ${count(number)}`).join(', ')],
      ['Versions kept', list.versions.map((version) => version.published).join(', ')], ['SHA-256', h('span', { class: 'mono' }, list.sha256)],
    ].filter(([, text]) => text).map(([label, text]) => [h('dt', {}, label), h('dd', {}, text)])),
    h('p', { class: 'row' }, h('a', { href: `/search/${encodeURIComponent(list.list)}?limit=20` }, 'Entries as JSON'),
      older.length ? h('button', { class: 'link', type: 'button', onclick: () => difference(list, older[older.length - 1].published, changes) }, `What changed since ${older[older.length - 1].published}`) : null),
    changes);
}

/** Entries over the kept versions. */
function spark(versions) {
  if (versions.length < 2) return null;
  const sizes = versions.map((version) => version.parties);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const points = sizes.map((size, at) => [4 + (112 * at) / (sizes.length - 1), 26 - (22 * (size - least)) / Math.max(most - least, 1)]);
  return s('svg', { class: 'spark', viewBox: '0 0 120 30', role: 'img', 'aria-label': `Entries over kept versions: ${sizes.map(count).join(', ')}` },
    s('polyline', { points: points.map((point) => point.join(',')).join(' ') }), points.map(([x, y]) => s('circle', { cx: x, cy: y, r: 2.6 })));
}

async function difference(list, from, into) {
  put(into, h('p', { class: 'muted' }, 'Comparing …'));
  try {
    const told = await json(`/v1/lists/${encodeURIComponent(list.list)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(list.published)}`);
    const shown = told.entries.slice(0, 200);
    put(into, h('p', {}, h('span', { class: 'plus' }, `${count(told.added)} added`), ', ', h('span', { class: 'minus' }, `${count(told.removed)} removed`), `, ${count(told.changed)} changed between ${told.from} and ${told.to}`),
      shown.map((entry) => h('details', { class: 'op' }, h('summary', {}, h('span', { class: `badge ${{ added: 'good', removed: 'bad' }[entry.change] ?? 'warn'}` }, entry.change), h('a', { href: entityPath(entry.id) }, entry.caption), h('span', { class: 'mono muted' }, entry.id)),
        h('table', {}, h('tbody', {}, entry.statements.map((row) => h('tr', {}, h('td', { class: row.op === '+' ? 'plus' : 'minus' }, row.op), h('td', { class: 'muted' }, `${row.schema}.${row.prop}`), h('td', {}, row.value))))))),
      told.entries.length > shown.length ? h('p', { class: 'muted' }, `and ${count(told.entries.length - shown.length)} more; the API gives all`) : null);
  } catch (error) {
    put(into, failed(error));
  }
}
