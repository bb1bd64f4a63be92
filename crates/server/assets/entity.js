// One entry: everything that its list states, each value with its source.
import { h, s, main, put, json, note, failed, entityPath, scriptName, stateBadge } from './base.js';

const id = decodeURIComponent(location.pathname.replace(/^\/ui\/entity\//, ''));
const encoded = id.split('/').map(encodeURIComponent).join('/');
const NAMES = ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'];
const LAST = ['notes', 'summary', 'description', 'biography', 'keywords', 'programUrl', 'sourceUrl'];
const TIES = { ownershipOwner: 'owns', ownershipAsset: 'owned by', directorshipDirector: 'directs', directorshipOrganization: 'directed by', membershipMember: 'member of', membershipOrganization: 'has member',
  employees: 'employs', employers: 'employed by', agencyClient: 'acts for', agentRepresentation: 'represented by', familyPerson: 'family', familyRelative: 'family', associates: 'associate', associations: 'associate',
  unknownLinkTo: 'linked to', unknownLinkFrom: 'linked from', successors: 'followed by', predecessors: 'follows', ownedVehicles: 'owns', operatedVehicles: 'operates', owner: 'owner', operator: 'operator', parent: 'parent', subsidiaries: 'subsidiary', cryptoWallets: 'wallet', holder: 'holder' };
const HIDDEN = ['topics', 'sourceUrl', 'entity', 'holder', 'addressEntity'];

put(main, h('p', { class: 'empty' }, 'Reading …'));
try {
  const [told, around] = await Promise.all([json(`/v1/statements/${encoded}?history=true`), json(`/entities/${encoded}/adjacent?limit=100`)]);
  document.title = `${told.caption} · ${document.title.split(' · ').pop()}`;
  note(told);
  const lists = await json('/v1/lists').catch(() => null);
  note(lists);
  show(told, around, lists);
} catch (error) {
  put(main, failed(error), h('p', {}, h('a', { href: '/' }, 'Back to the search')));
}

function show(told, around, lists) {
  const { citation } = told;
  const own = told.statements.filter((row) => row.entity_id === told.id);
  const seen = history(told);
  const value = (row) => button(row, citation, seen);
  const topics = own.filter((row) => row.prop === 'topics');
  put(main,
    h('section', { class: 'card' },
      h('div', { class: 'row' }, stateBadge(told.listing.state), h('span', { class: 'badge' }, told.schema), topics.map((row) => h('span', { class: 'badge plain', title: row.value }, row.label))),
      h('h1', {}, told.caption),
      h('p', { class: 'muted mono' }, told.id),
      h('p', { class: 'small' },
        h('b', {}, citation.publisher || citation.list), `, list of ${citation.published}, record `, h('code', {}, citation.record), '. ',
        citation.url ? h('a', { href: safe(citation.url), rel: 'noopener noreferrer' }, 'Publisher’s page') : null),
      h('div', { class: 'row' },
        h('a', { class: 'button second', href: `/ui/screen?name=${encodeURIComponent(told.caption)}&schema=${told.schema}` }, 'Screen this name'),
        h('a', { class: 'button second', href: `/entities/${encoded}` }, 'As JSON'))),
    section('Names', names(own, value)),
    section('Facts', facts(own.filter((row) => !NAMES.includes(row.prop) && !HIDDEN.includes(row.prop)), value)),
    records(told, ['Sanction'], 'Listings and programmes', value),
    relations(told, around),
    tabled(told, ['Identification', 'Passport'], 'Documents', value),
    tabled(told, ['Address'], 'Addresses', value),
    tabled(told, ['CryptoWallet'], 'Wallets', value),
    timeline(told, seen, lists),
    section('Source', h('dl', { class: 'facts' }, [
      ['List', citation.list], ['Publisher', citation.publisher], ['Published', `${citation.published} (dated by ${citation.dated_by})`],
      ['Imported', citation.imported || '—'], ['Record', citation.record], ['SHA-256 of the file', citation.sha256],
      ['Other ids', told.referents.join(', ') || '—'],
    ].map(([label, text]) => [h('dt', {}, label), h('dd', { class: 'mono' }, text)]))));
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
  for (const row of rows.filter((row) => NAMES.includes(row.prop))) {
    const key = row.quality === 'weak' ? 'Weak aliases: they confirm and do not alert alone' : scriptName(row.script);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const ordered = [...groups].sort((a, b) => a[0].startsWith('Weak') - b[0].startsWith('Weak'));
  return ordered.map(([title, rows]) => h('div', { class: 'group' }, h('h3', {}, title), h('ul', { class: 'names' }, rows.map((row) => h('li', {},
    value(row), row.prop === 'name' ? h('span', { class: 'badge' }, 'primary') : row.prop === 'previousName' ? h('span', { class: 'badge plain' }, 'former') : null,
    row.quality === 'strong' ? h('span', { class: 'badge good' }, 'strong') : null, row.lang ? h('span', { class: 'badge plain' }, row.lang) : null)))));
}

function facts(unordered, value) {
  const props = new Map();
  const rows = [...unordered].sort((a, b) => LAST.indexOf(a.prop) - LAST.indexOf(b.prop));
  for (const row of rows) props.set(row.prop_label, [...(props.get(row.prop_label) ?? []), row]);
  return props.size ? h('dl', { class: 'facts' }, [...props].map(([label, rows]) => [h('dt', {}, label), h('dd', {}, rows.map(value))])) : null;
}

/** Statements of records about the party, by record. */
function grouped(told, schemata) {
  const groups = new Map();
  for (const row of told.statements) {
    if (schemata.includes(row.schema) && row.entity_id !== told.id && !['entity', 'holder', 'topics'].includes(row.prop)) groups.set(row.entity_id, [...(groups.get(row.entity_id) ?? []), row]);
  }
  return [...groups.values()];
}

function records(told, schemata, title, value) {
  const groups = grouped(told, schemata);
  return groups.length ? section(title, groups.map((rows, at) => [at ? h('hr', {}) : null, facts(rows, value)])) : null;
}

function tabled(told, schemata, title, value) {
  const groups = grouped(told, schemata);
  if (!groups.length) return null;
  const labels = [...new Set(groups.flat().map((row) => row.prop_label))].slice(0, 7);
  const cells = (rows) => labels.map((label) => h('td', {}, rows.filter((row) => row.prop_label === label).map(value)));
  const table = h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, labels.map((label) => h('th', { scope: 'col' }, label)))), h('tbody', {}, groups.map((rows) => h('tr', {}, cells(rows))))));
  return section(title, groups.length > 8 ? h('details', {}, h('summary', {}, `${groups.length} of them`), table) : table);
}

function button(row, citation, seen) {
  const times = seen.get(`${row.schema} ${row.prop} ${row.value}`);
  const long = row.label.length > 420 ? `${row.label.slice(0, 420)} …` : row.label;
  const where = `${citation.publisher || citation.list}, ${citation.published}, record ${citation.record}`;
  return h('button', { class: 'value', type: 'button', title: where, lang: row.lang, onclick: () => source(row, citation, times) }, long);
}

function source(row, citation, times) {
  const lines = [['Property', `${row.prop_label} (${row.schema}.${row.prop})`], ['Value', row.value],
    ['As published', row.original_value ?? 'the same'], ['Language or script', row.lang ?? '—'], ['Quality', row.quality],
    ['Entry', row.entity_id], ['List', `${citation.publisher} (${row.dataset})`], ['Published', citation.published],
    ['Record', citation.record], ['SHA-256', citation.sha256], ['Kept versions', times ? `${times.first_seen} to ${times.last_seen}` : null]];
  const dialog = h('dialog', { 'aria-label': 'Source' }, h('h2', {}, 'Where this is stated'),
    h('dl', { class: 'facts' }, lines.filter(([, text]) => text).map(([label, text]) => [h('dt', {}, label), h('dd', { class: 'small' }, text)])),
    citation.url && safe(citation.url) ? h('p', {}, h('a', { href: safe(citation.url), rel: 'noopener noreferrer' }, 'Publisher’s page of the record')) : null,
    h('form', { method: 'dialog' }, h('button', { class: 'button' }, 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}

function history(told) {
  const seen = new Map();
  for (const row of told.history?.statements ?? []) seen.set(`${row.schema} ${row.statement.prop} ${row.statement.value}`, row);
  return seen;
}

/** Parties that stand next to this one, by what ties them. */
function neighbours(around) {
  const found = [];
  for (const [name, block] of Object.entries(around.adjacent)) {
    if (['sanctions', 'identification', 'addressEntity', 'things'].includes(name)) continue;
    for (const entity of block.results) {
      const far = Object.values(entity.properties).flat().filter((value) => value && typeof value === 'object');
      if (far.length) for (const side of far) found.push({ tie: told(name), entity: side, detail: [entity.properties.role, entity.properties.percentage, entity.properties.relationship].flat().filter(Boolean).join(', ') });
      else found.push({ tie: told(name), entity, detail: '' });
    }
  }
  return found;
  function told(name) { return TIES[name] ?? name.replace(/([A-Z])/g, ' $1').toLowerCase(); }
}

function relations(told, around) {
  const found = neighbours(around);
  if (!found.length) return null;
  return section('Relations', graph(told, found.slice(0, 10)), found.length > 10 ? h('p', { class: 'muted small' }, `The first 10 of ${found.length}; the table has all.`) : null, h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, ['Tie', 'Party', 'Detail'].map((text) => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, found.map((next) => h('tr', {}, h('td', {}, next.tie), h('td', {}, h('a', { href: entityPath(next.entity.id) }, next.entity.caption)), h('td', {}, next.detail)))))));
}

function graph(told, found) {
  const [width, height] = [760, 400];
  const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const nodes = found.map((next, at) => {
    const angle = (2 * Math.PI * at) / found.length - Math.PI / 2;
    return { ...next, x: width / 2 + 280 * Math.cos(angle), y: height / 2 - 10 + 160 * Math.sin(angle) };
  });
  return s('svg', { class: 'graph', viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Relations; the table below says the same' },
    nodes.map((node) => s('line', { x1: width / 2, y1: height / 2, x2: node.x, y2: node.y })),
    nodes.map((node) => s('text', { class: 'edge', x: width / 2 + (node.x - width / 2) * 0.62, y: height / 2 + (node.y - height / 2) * 0.62 - 3, 'text-anchor': 'middle' }, short(node.tie, 22))),
    nodes.map((node) => s('a', { href: entityPath(node.entity.id) }, s('circle', { cx: node.x, cy: node.y, r: 9 }), s('title', {}, node.entity.caption), s('text', { x: node.x, y: node.y + 24, 'text-anchor': 'middle' }, short(node.entity.caption, 26)))),
    s('g', { class: 'centre' }, s('circle', { cx: width / 2, cy: height / 2, r: 13 }), s('text', { x: width / 2, y: height / 2 + 31, 'text-anchor': 'middle' }, short(told.caption, 34))));
}

function timeline(told, seen, lists) {
  const events = [];
  if (told.listing.since) events.push([told.listing.since, 'Listed, as the list states', '']);
  if (told.listing.until) events.push([told.listing.until, 'Delisted, as the list states', 'end']);
  const own = lists?.lists.find((list) => list.list === told.citation.list);
  const kept = new Set(told.history?.versions ?? []);
  for (const version of own?.versions ?? []) events.push([version.published, kept.has(version.published) ? 'On the kept version of this day' : 'Not on the kept version of this day', kept.has(version.published) ? '' : 'end']);
  for (const row of told.history?.statements ?? []) {
    if (row.first_seen !== told.history.versions[0]) events.push([row.first_seen, `New: ${row.statement.prop} “${row.statement.value.slice(0, 90)}”`, '']);
    if (!row.current) events.push([row.last_seen, `Last version with ${row.statement.prop} “${row.statement.value.slice(0, 90)}”`, 'end']);
  }
  if (!events.length) events.push([told.citation.published, 'On the version in service; the list states no day of listing', '']);
  events.sort((a, b) => a[0].localeCompare(b[0]));
  return section('History of the listing', h('ol', { class: 'time' }, events.map(([day, text, kind]) => h('li', { class: kind }, h('b', {}, day), ' ', text))));
}
