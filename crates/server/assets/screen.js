// One name with its explanation; a customer file with progress.
import { h, main, put, json, ask, note, failed, entityPath, percent, count, scriptName, stateBadge, strengthBadge } from './base.js';

const given = new URLSearchParams(location.search);
const FIELDS = [
  ['name', 'Name', 'Kim CHen Yn', 'wide'], ['schema', 'Kind', null], ['birth_date', 'Date of birth', '1984-01-08, 1984, 1984~'],
  ['country', 'Country', 'Russia, ru'], ['identifier', 'Identifier', 'imo:9187629'], ['list', 'Only this list', 'us_ofac_sdn'],
  ['as_of', 'As of day', '2023-09-13'], ['threshold', 'Threshold', '0.70'],
];
const KINDS = [['', 'Anything'], ['Person', 'Person'], ['Organization', 'Organisation'], ['Company', 'Company'], ['Vessel', 'Vessel'], ['Airplane', 'Aircraft'], ['CryptoWallet', 'Wallet']];

const fields = FIELDS.map(([name, label, hint, wide]) => {
  const control = name === 'schema'
    ? h('select', { id: name, name }, KINDS.map(([value, text]) => h('option', { value, selected: given.get('schema') === value }, text)))
    : h('input', { id: name, name, placeholder: hint, value: given.get(name) ?? '', autocomplete: 'off', 'data-first': name === 'name' });
  return h('div', { class: wide ?? '' }, h('label', { for: name }, label), control);
});
const form = h('form', { class: 'card', onsubmit: (event) => { event.preventDefault(); screenOne(); } },
  h('div', { class: 'grid' }, fields), h('p', {}), h('button', { class: 'button' }, 'Screen'));
const answer = h('div', { 'aria-live': 'polite' });
const file = h('section', { class: 'card' });

put(main, h('h1', {}, 'Screen a name'), h('p', { class: 'muted' }, 'The score starts at full agreement; every line below says what it took off or added.'), form, answer, file);
drawDrop();
if (given.get('name') || given.get('identifier')) screenOne();
else json('/v1/lists').then(note).catch(() => {});

async function screenOne() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (String(value).trim()) query.set(name, String(value).trim());
  history.replaceState(null, '', `?${query}`);
  put(answer, h('p', { class: 'empty' }, 'Screening …'));
  try {
    const told = await json(`/v1/screen?${query}`);
    note(told);
    const { findings, limited } = told.results[0];
    const lists = `${count(told.lists.reduce((sum, list) => sum + list.entities, 0))} entries of ${told.lists.length} lists`;
    put(answer,
      h('p', { class: 'row between' }, h('b', {}, findings.length ? `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}` : 'No finding'),
        h('span', { class: 'muted small' }, `${lists} asked${told.as_of ? `, as of ${told.as_of}` : ''}`)),
      limited ? h('p', { class: 'error' }, limited) : null,
      findings.length ? findings.map(finding) : h('p', { class: 'card empty' }, 'Nobody on these lists is at or over the threshold.'));
  } catch (error) {
    put(answer, failed(error));
  }
}

function finding(found, at) {
  const entry = found.entries[0];
  const { citation } = entry;
  return h('article', { class: 'card' },
    h('div', { class: 'row between' },
      h('h2', { class: 'grow' }, h('a', { href: entityPath(found.id) }, found.caption)),
      h('span', { class: 'row nowrap' }, strengthBadge(found.strength), h('span', { class: 'score' }, percent(found.score)))),
    h('div', { class: 'meta' }, stateBadge(entry.listing.state), h('span', {}, found.schema), h('span', {}, citation.publisher), h('span', {}, `list of ${citation.published}`), h('span', { class: 'mono' }, found.id)),
    h('p', { class: 'met' }, 'Met as ', h('b', {}, found.matched.listed), ` (${found.matched.property}, ${scriptName(found.matched.script)}${entry.quality === 'weak' ? ', weak' : ''})`,
      found.matched.roads.map((road) => [' ', h('span', { class: 'badge' }, road)])),
    found.entries.length > 1 ? h('ul', { class: 'names' }, found.entries.map((one) => h('li', {}, h('a', { href: entityPath(one.id) }, one.citation.publisher || one.list), h('span', { class: 'muted small' }, ` of ${one.citation.published}, record ${one.citation.record}${one.listing.state === 'delisted' ? ', delisted' : ''}`)))) : null,
    h('details', { open: at === 0 }, h('summary', {}, 'How the score comes about'), sum(found)),
    h('p', { class: 'small muted' }, 'Record ', h('code', {}, citation.record), ' of the file with SHA-256 ', h('code', { title: citation.sha256 }, `${citation.sha256.slice(0, 16)}…`), '. ',
      citation.url && /^https?:/.test(citation.url) ? h('a', { href: citation.url, rel: 'noopener noreferrer' }, 'Publisher’s page') : null,
      entry.listing.basis ? ` ${entry.listing.basis}.` : ''));
}

/** Each line as a bar from where the sum stood to where it stands. */
function sum(found) {
  let at = 0;
  const lines = found.explanation.map((line) => {
    const [from, to] = [at, at + line.effect];
    at = to;
    const bar = h('i', { class: line.effect < 0 ? 'minus' : from === 0 ? '' : 'plus' });
    bar.style.left = `${Math.max(0, Math.min(from, to)) * 100}%`;
    bar.style.width = `${Math.max(Math.abs(Math.min(to, 1) - Math.min(from, 1)) * 100, line.effect ? 0.8 : 0)}%`;
    const met = line.query && line.candidate ? [h('b', {}, line.query), line.query === line.candidate ? '' : ` → ${line.candidate}`, ' '] : [h('b', {}, line.query || line.candidate), ' '];
    return h('div', { class: 'line' }, h('span', {}, met, h('span', { class: 'muted' }, `${line.part === 'name' ? '' : `${line.part}: `}${line.detail}`)), h('span', { class: 'bar', 'aria-hidden': 'true' }, bar),
      h('span', { class: `num ${line.effect < 0 ? 'minus' : ''}` }, `${line.effect < 0 ? '−' : '+'}${Math.abs(line.effect).toFixed(3)}`));
  });
  return h('div', { class: 'sum' }, lines, h('div', { class: 'line total' }, h('span', {}, 'Score'), h('span', {}), h('span', { class: 'num' }, Number(found.score).toFixed(3))));
}

// Customer files: read here, sent as lines, answered as lines.

const COLUMNS = { name: ['name', 'full_name', 'fullname', 'customer', 'customer_name'], first_name: ['first_name', 'firstname', 'given_name'], last_name: ['last_name', 'lastname', 'surname', 'family_name'],
  birth_date: ['birth_date', 'birthdate', 'dob', 'date_of_birth'], country: ['country', 'nationality', 'citizenship'], gender: ['gender', 'sex'], schema: ['schema', 'type', 'kind'], id: ['id', 'customer_id', 'reference'] };

function drawDrop(message) {
  const pick = h('input', { type: 'file', id: 'file', accept: '.csv,.tsv,.txt,text/csv', class: 'vh', onchange: () => pick.files[0] && take(pick.files[0]) });
  const zone = h('div', { class: 'drop' }, h('p', {}, h('b', {}, 'Drop a CSV file here'), ' or ', h('label', { for: 'file', class: 'link' }, 'choose one'), pick),
    h('p', { class: 'muted small' }, 'Columns are recognised by their names: name (or first_name and last_name), birth_date, country, gender, schema, id. The file is screened by this server and kept nowhere.'));
  for (const [kind, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.toggle('over', over); });
  zone.addEventListener('drop', (event) => event.dataTransfer.files[0] && take(event.dataTransfer.files[0]));
  put(file, h('h2', {}, 'Screen a file'), message, zone);
}

/** Rows of a CSV text: quotes, doubled quotes, line ends in cells. */
export function parseCsv(text) {
  const mark = [',', ';', '\t'].map((sign) => [text.slice(0, 2000).split('\n')[0].split(sign).length, sign]).sort((a, b) => b[0] - a[0])[0][1];
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; } else if (sign === '"') quoted = false; else cell += sign;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === mark) { row.push(cell); cell = ''; }
    else if (sign === '\n') { row.push(cell.replace(/\r$/, '')); rows.push(row); row = []; cell = ''; }
    else cell += sign;
  }
  if (cell || row.length) { row.push(cell); rows.push(row); }
  return rows.filter((cells) => cells.some((text) => text.trim()));
}

async function take(chosen) {
  const rows = parseCsv((await chosen.text()).replace(/^\uFEFF/, ''));
  const head = rows.shift()?.map((text) => text.trim()) ?? [];
  const plain = head.map((text) => text.toLowerCase().replace(/[\s-]+/g, '_'));
  const place = Object.fromEntries(Object.entries(COLUMNS).map(([field, known]) => [field, plain.findIndex((text) => known.includes(text))]));
  if (place.name < 0 && (place.first_name < 0 || place.last_name < 0)) {
    return drawDrop(h('p', { class: 'error' }, `No column holds a name. The columns are: ${head.join(', ') || 'none'}. Name one of them “name”.`));
  }
  const cell = (row, field) => (place[field] < 0 ? '' : (row[place[field]] ?? '').trim());
  const lines = rows.map((row, at) => {
    const query = { id: cell(row, 'id') || String(at + 1), name: cell(row, 'name') || `${cell(row, 'first_name')} ${cell(row, 'last_name')}`.trim() };
    for (const field of ['birth_date', 'country', 'gender', 'schema']) if (cell(row, field)) query[field] = cell(row, field);
    return JSON.stringify(query);
  });
  await run(chosen.name, lines, head.length);
}

/** Lines of a result that are shown; the download holds every one. */
const SHOWN = 500;

async function run(title, lines) {
  const bar = h('progress', { max: Math.max(lines.length, 1), value: 0, 'aria-label': 'Rows screened' });
  const status = h('p', { role: 'status' });
  const body = h('tbody', {});
  const download = h('button', { class: 'button', type: 'button', disabled: true, onclick: () => save(title, hits) }, 'Download hits');
  const stop = new AbortController();
  const halt = h('button', { class: 'button second', type: 'button', onclick: () => stop.abort() }, 'Stop');
  const tally = { rows: 0, hits: 0, errors: 0 };
  const hits = [];
  const more = h('p', { class: 'muted small', hidden: true }, `The first ${count(SHOWN)} lines are shown; the download has all.`);
  const show = (row) => { if (body.childElementCount < SHOWN) body.append(row); else more.hidden = false; };
  put(file, h('div', { class: 'row between' }, h('h2', { class: 'grow' }, title), halt, download), bar, status,
    h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ['Row', 'Asked', 'Found', 'Score', 'Strength', 'List'].map((text) => h('th', { scope: 'col' }, text)))), body)),
    more, h('p', { class: 'after' }, h('button', { class: 'link', type: 'button', onclick: () => drawDrop() }, 'Another file')));
  const draw = () => { bar.value = tally.rows; status.textContent = `${count(tally.rows)} of ${count(lines.length)} rows, ${count(tally.hits)} with findings${tally.errors ? `, ${count(tally.errors)} not understood` : ''}`; };
  draw();
  const CHUNK = 500;
  try {
    for (let from = 0; from < lines.length; from += CHUNK) {
      const sent = lines.slice(from, from + CHUNK);
      const answer = await ask('/v1/screen/bulk?limit=5', { method: 'POST', body: sent.join('\n'), signal: stop.signal });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      for (const line of (await answer.text()).split('\n').filter(Boolean).map((text) => JSON.parse(text))) {
        if ('done' in line) { if (!line.done) throw new Error(line.error); note(line); continue; }
        tally.rows += 1;
        if (line.error) {
          tally.errors += 1;
          hits.push({ row: from + line.row, id: line.id, error: line.error });
          show(h('tr', {}, h('td', { class: 'num' }, count(from + line.row)), h('td', { colspan: 5, class: 'minus' }, `Not understood: ${line.error}`)));
        }
        if (!line.findings?.length) continue;
        tally.hits += 1;
        for (const found of line.findings) {
          const row = { row: from + line.row, id: line.id, query: line.query.properties.name?.[0] ?? '', found };
          hits.push(row);
          show(h('tr', {}, h('td', { class: 'num' }, count(row.row)), h('td', {}, row.query), h('td', {}, h('a', { href: entityPath(found.id) }, found.caption)), h('td', { class: 'num' }, percent(found.score)), h('td', {}, strengthBadge(found.strength)), h('td', {}, h('span', { class: 'mono' }, found.entries[0].list), found.entries.length > 1 ? h('span', { class: 'muted small', title: found.entries.slice(1).map((entry) => entry.list).join(', ') }, ` and ${found.entries.length - 1} more`) : null)));
        }
      }
      draw();
    }
    status.textContent += '. Done.';
  } catch (error) {
    status.after(failed(error.name === 'AbortError' ? new Error('Stopped; what was screened stays below.') : error));
  }
  halt.disabled = true;
  download.disabled = !hits.length;
}

function save(title, hits) {
  // A cell that a spreadsheet would run as a formula is made text.
  const quote = (value) => { const text = String(value ?? ''); return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`; };
  const head = ['row', 'id', 'query', 'finding', 'caption', 'score', 'strength', 'matched', 'list', 'published', 'record', 'url', 'sha256', 'error'];
  const rows = hits.map(({ row, id, query, found, error }) => {
    const citation = found?.entries[0].citation ?? {};
    return [row, id, query, found?.id, found?.caption, found?.score, found?.strength, found?.matched.listed, found?.entries[0].list, citation.published, citation.record, citation.url, citation.sha256, error].map(quote).join(',');
  });
  const link = h('a', { download: `${title.replace(/\.[^.]*$/, '')}-hits.csv`, href: URL.createObjectURL(new Blob(['\uFEFF', [head.join(','), ...rows].join('\r\n')], { type: 'text/csv' })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
