// An article to paste or drop; what was found leads back to its sentence.
import { h, main, put, json, ask, note, failed, entityPath, percent, strengthBadge } from './base.js';

const LARGEST = 16 * 1024 * 1024;
document.head.append(h('link', { rel: 'stylesheet', href: '/ui/static/read.css' }));

const area = h('textarea', { id: 'text', name: 'text', 'data-first': true, spellcheck: false, placeholder: 'Paste an article: text, HTML, Markdown or an e-mail' });
const date = h('input', { id: 'date', name: 'date', placeholder: '2023-09-20, where it does not say', autocomplete: 'off' });
const pick = h('input', { type: 'file', id: 'file', class: 'vh', accept: '.txt,.text,.html,.htm,.md,.markdown,.eml,.pdf', onchange: () => pick.files[0] && take(pick.files[0]) });
const form = h('form', { class: 'card', onsubmit: (event) => { event.preventDefault(); read(area.value, 'The text above'); } },
  h('label', { for: 'text' }, 'Article'), area,
  h('p', { class: 'muted small' }, 'Or drop a file on this card, or ', pick, h('label', { for: 'file', class: 'link' }, 'choose one'), ': text, HTML, Markdown, e-mail or PDF. It is read by this server and kept nowhere; addresses in it are not followed. Control and Enter reads, too.'),
  h('div', { class: 'grid' }, h('div', {}, h('label', { for: 'date' }, 'Day of publication'), date)),
  h('p', {}), h('button', { class: 'button' }, 'Read'));
const answer = h('div', { class: 'found', 'aria-live': 'polite' });
put(main, h('h1', {}, 'Read an article'), h('p', { class: 'muted' }, 'Who is named, who of them is listed, who said what, and what is told to have happened. English is read whole, of other languages the names.'), form, answer);
json('/v1/lists').then(note).catch(() => {});

for (const [kind, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.toggle('over', over); });
form.addEventListener('drop', (event) => event.dataTransfer.files[0] && take(event.dataTransfer.files[0]));
area.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
function take(file) {
  if (file.size > LARGEST) return put(answer, failed(new Error(`${file.name} is larger than this server reads (${LARGEST >> 20} MiB)`)));
  return read(file, file.name);
}

let asked = 0;
async function read(body, name) {
  const turn = ++asked;
  if (typeof body === 'string' && !body.trim()) { put(answer, failed(new Error('There is nothing to read: paste an article or choose a file.'))); return area.focus(); }
  const query = new URLSearchParams({ positions: 'text' });
  if (date.value.trim()) query.set('date', date.value.trim());
  put(answer, h('p', { class: 'empty' }, `Reading ${name} …`));
  try {
    const told = await json(`/v1/read?${query}`, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } });
    if (turn !== asked) return;
    note(told);
    show(told, body);
  } catch (error) {
    if (turn === asked) put(answer, failed(error));
  }
}

function show(told, body) {
  // Positions count code points, and so does this.
  const signs = [...told.text];
  const cut = (from, to) => signs.slice(from, to).join('');
  const text = (place) => cut(place.start, place.end).replace(/\s+/g, ' ');
  const entity = new Map(told.entities.map((one) => [one.id, one]));
  const nameOf = (id) => entity.get(id)?.name ?? id;
  const sentenceOf = (start) => { const at = told.sentences.findIndex((one) => one.end > start); return at < 0 ? told.sentences.length - 1 : at; };
  const pageOf = (start) => told.pages?.findLast((one) => one.start <= start)?.page;
  const items = new Map();

  const marks = [
    ...told.entities.flatMap((one) => one.mentions.map((place) => ({ ...place, kind: one.kind, of: one.id, listed: one.findings.length > 0, title: `${one.name}: ${place.why}` }))),
    ...told.statements.filter((one) => one.cue).map((one) => ({ ...one.cue, kind: 'cue', of: one.id, title: `${one.stance.replace('_', ' ')} (${one.rule})` })),
    ...told.events.map((one) => ({ ...one.trigger, kind: 'event', of: one.id, title: `${one.type}, ${one.modality}` })),
    ...told.dates.map((one) => ({ ...one, kind: 'date', title: one.value })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);

  const spans = told.sentences.map((sentence, number) => {
    const parts = [];
    let at = sentence.start;
    for (const mark of marks) {
      if (mark.start < at || mark.end > sentence.end) continue;
      parts.push(cut(at, mark.start), h('span', { class: `part ${mark.kind}${mark.listed ? ' listed' : ''}`, title: mark.title, onclick: mark.of ? () => find(mark.of) : null }, cut(mark.start, mark.end)));
      at = mark.end;
    }
    parts.push(cut(at, sentence.end));
    return h('span', { class: 's', id: `s${number}`, tabindex: -1 }, parts);
  });
  const paragraphs = [];
  spans.forEach((span, number) => {
    const before = told.sentences[number - 1];
    if (!before || cut(before.end, told.sentences[number].start).includes('\n')) paragraphs.push(h('p', {}));
    paragraphs[paragraphs.length - 1].append(span, ' ');
  });

  function go(start) {
    document.querySelectorAll('.s.here').forEach((one) => one.classList.remove('here'));
    const span = spans[sentenceOf(start)];
    if (!span) return;
    span.classList.add('here');
    span.focus({ preventScroll: true });
    span.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }
  function find(id) {
    document.querySelectorAll('.panel li.here').forEach((one) => one.classList.remove('here'));
    const item = items.get(id);
    if (!item) return;
    item.closest('details').open = true;
    item.classList.add('here');
    item.querySelector('button').focus();
    item.scrollIntoView({ block: 'nearest' });
  }
  const item = (id, start, head, ...more) => {
    const page = pageOf(start);
    const made = h('li', {}, h('button', { class: 'go', type: 'button', onclick: () => go(start) }, head, page ? h('span', { class: 'muted small' }, ` p. ${page}`) : null), more);
    if (id) items.set(id, made);
    return made;
  };

  const named = told.entities.map((one) => item(one.id, one.mentions[0]?.start ?? 0,
    [h('i', { class: `dot ${one.kind}`, 'aria-hidden': 'true' }), h('b', {}, one.name), h('span', { class: 'muted small' }, ` ${one.kind}${one.country ? `, ${one.country}` : ''}, ${one.mentions.length} ×`)],
    one.roles.length ? h('div', { class: 'muted small' }, one.roles.map((role) => role.title.replace(/\s+/g, ' ')).join('; ')) : null,
    one.findings.map((found) => h('div', { class: 'small' }, h('a', { href: entityPath(found.id) }, found.caption), ' ', h('span', { class: 'score' }, percent(found.score)), ' ', strengthBadge(found.strength), h('span', { class: 'muted' }, ` ${found.entries.map((entry) => entry.list).join(', ')}`)))));
  const said = told.statements.map((one) => item(one.id, one.cue?.start ?? one.content[0]?.start ?? 0,
    [h('b', {}, one.speakers.map((who, at) => (at ? (who.together ? ' and ' : ' › ') : '') + text(who)).join('') || 'Nobody named'), ' ', h('span', { class: `badge ${one.stance === 'deny' ? 'warn' : ''}` }, `${one.negated ? 'not: ' : ''}${one.stance.replace('_', ' ')}`)],
    h('div', { class: 'small' }, one.content.map(text).join(' … '))));
  const pairs = told.pairs.map((one) => {
    const claim = told.statements.find((said) => said.id === one.claim) ?? told.events.find((event) => event.id === one.claim);
    const denial = told.statements.find((said) => said.id === one.denial);
    const place = (what) => what?.cue?.start ?? what?.trigger?.start ?? what?.content?.[0]?.start ?? 0;
    return h('li', {}, h('div', { class: 'small' }, one.why), h('button', { class: 'go link', type: 'button', onclick: () => go(place(claim)) }, 'Claim'), ' ', h('button', { class: 'go link', type: 'button', onclick: () => go(place(denial)) }, 'Denial'));
  });
  const events = told.events.map((one) => item(one.id, one.trigger.start,
    [h('b', {}, one.type), ' ', h('span', { class: `badge ${one.modality === 'asserted' ? '' : 'plain'}` }, one.modality), h('span', { class: 'muted small' }, ` ${one.date ?? 'no date'}`)],
    h('div', { class: 'small' }, `${one.actors.map(nameOf).join(', ') || '—'} → ${one.recipients.map(nameOf).join(', ') || '—'}: ${text(one.trigger)}`)));

  const part = (title, list, open) => h('details', { class: 'card', open: open && list.length > 0 }, h('summary', {}, `${title} (${list.length})`), list.length ? h('ul', {}, list) : h('p', { class: 'muted small' }, 'None found.'));
  const listed = told.entities.filter((one) => one.findings.length).length;
  const { document: about } = told;
  put(answer,
    h('div', { class: 'row between' }, h('h2', { class: 'grow', id: 'result', tabindex: -1 }, about.title ?? 'Without a title'),
      h('button', { class: 'button second', type: 'button', onclick: () => save(body) }, 'Save as a page')),
    h('p', { class: 'meta' }, h('span', {}, about.date ? `${about.date} (${about.date_from})` : 'No date stated, so no year is made up'), about.byline ? h('span', {}, `by ${about.byline}`) : null, h('span', {}, about.form), h('span', {}, `${told.sentences.length} sentences`), h('b', {}, listed ? `${listed} listed` : 'Nobody listed')),
    h('p', { class: 'muted small' }, 'A list entry beside a name is a question for a person, and a statement is what someone is said to have said.'),
    h('div', { class: 'read' },
      h('section', { class: 'card article', lang: about.language, 'aria-label': 'Article' }, paragraphs.length ? paragraphs : h('p', { class: 'empty' }, 'There is no sentence in it.')),
      h('section', { class: 'panel', tabindex: 0, 'aria-label': 'Found in it' }, part('Named', named, true), part('Said', said, true), part('Claims and denials', pairs, true), part('Events', events, true),
        told.notes.length ? h('details', { class: 'card' }, h('summary', {}, `Notes (${told.notes.length})`), h('ul', {}, told.notes.map((line) => h('li', { class: 'small' }, line)))) : null)));
  document.getElementById('result').focus({ preventScroll: true });
  answer.scrollIntoView({ block: 'start' });
}

/** The same as one file that needs no server. */
async function save(body) {
  const query = new URLSearchParams({ format: 'html' });
  if (date.value.trim()) query.set('date', date.value.trim());
  try {
    const page = await ask(`/v1/read?${query}`, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } });
    if (!page.ok) throw new Error(`${page.status}: ${await page.text()}`);
    const link = h('a', { download: 'reading.html', href: URL.createObjectURL(await page.blob()) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  } catch (error) {
    answer.prepend(failed(error));
  }
}
