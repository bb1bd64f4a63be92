// Relations as a graph one can walk: a neighbour that is chosen takes the middle, and the way back stays above it.
import { h, s, put, json, failed, entityPath } from './base.js';

/** Under each property, what stands at the far end of the tie. */
const TIES = { ownershipOwner: 'owns', ownershipAsset: 'owned by', directorshipDirector: 'directs', directorshipOrganization: 'directed by', membershipMember: 'member of', membershipOrganization: 'has member',
  employees: 'employs', employers: 'employed by', agencyClient: 'acts for', agentRepresentation: 'represented by', familyPerson: 'family', familyRelative: 'family', associates: 'associate', associations: 'associate',
  unknownLinkTo: 'linked to', unknownLinkFrom: 'linked from', successors: 'followed by', predecessors: 'follows', ownedVehicles: 'owns', operatedVehicles: 'operates', owner: 'owner', operator: 'operator', parent: 'parent', subsidiaries: 'subsidiary', cryptoWallets: 'wallet', holder: 'holder' };
const NO_TIES = ['sanctions', 'identification', 'addressEntity', 'things'];
/** Width, height, radii and most parties drawn: on a phone it stands upright, so that its words can be read. */
const WIDE = { width: 760, height: 400, across: 262, along: 160, drawn: 10, letters: 26 };
const NARROW = { width: 380, height: 440, across: 118, along: 178, drawn: 8, letters: 18 };

/** Rows of the table that are shown before more are asked for. */
const ROWS = 12;

/** Parties that stand next to one, each once, with all that ties them. */
export function neighbours(around) {
  const found = new Map();
  const add = (tie, entity, detail) => {
    const one = found.get(entity.id) ?? { entity, ties: new Set(), details: new Set() };
    one.ties.add(tie);
    if (detail) one.details.add(detail);
    found.set(entity.id, one);
  };
  for (const [name, block] of Object.entries(around.adjacent)) {
    if (NO_TIES.includes(name)) continue;
    const tie = TIES[name] ?? name.replace(/([A-Z])/g, ' $1').toLowerCase();
    for (const entity of block.results) {
      const far = Object.values(entity.properties).flat().filter((value) => value && typeof value === 'object');
      const detail = [entity.properties.role, entity.properties.percentage, entity.properties.relationship].flat().filter(Boolean).join(', ');
      if (far.length) for (const side of far) add(tie, side, detail);
      else add(tie, entity, '');
    }
  }
  return [...found.values()].map(({ entity, ties, details }) => ({ entity, tie: [...ties].join(', '), detail: [...details].join('; ') }));
}

/** The graph with its table; nothing where a party stands alone. `around` is what `/entities/{id}/adjacent` says of it. */
export function relations(start, around) {
  if (!neighbours(around).length) return null;
  const trail = [{ id: start.id, caption: start.caption, around }];
  const out = h('div', { role: 'group', 'aria-label': 'Relations' });
  draw();
  return out;

  async function walk(id, caption) {
    const back = trail.findIndex((step) => step.id === id);
    if (back >= 0) trail.splice(back + 1);
    else {
      out.setAttribute('aria-busy', 'true');
      try {
        const path = entityPath(id).replace('/ui/entity/', '/entities/');
        trail.push({ id, caption, around: await json(`${path}/adjacent?limit=100`) });
      } catch (error) {
        out.append(failed(error));
        return;
      } finally {
        out.removeAttribute('aria-busy');
      }
    }
    draw();
    out.querySelector('[aria-current]')?.focus();
  }

  function draw() {
    const here = trail.at(-1);
    const found = neighbours(here.around);
    const form = matchMedia('(max-width: 640px)').matches ? NARROW : WIDE;
    const rows = h('tbody', {});
    const detailed = found.some(detail);
    const line = (next) => h('tr', {}, h('td', {}, next.tie), h('td', {}, h('a', { href: entityPath(next.entity.id) }, next.entity.caption)), detailed ? h('td', {}, detail(next)) : null);
    const more = h('button', { class: 'link', type: 'button' });
    const left = unread(here.around);
    const further = async () => {
      if (rows.childElementCount < found.length) rows.append(...found.slice(rows.childElementCount).map(line));
      else if (left.length) await fetchMore(here, left);
      more.hidden = rows.childElementCount >= found.length && !left.length;
      more.textContent = rows.childElementCount < found.length ? `Show all ${found.length}` : 'Fetch more of them';
    };
    more.addEventListener('click', further);
    rows.append(...found.slice(0, ROWS).map(line));
    more.hidden = found.length <= ROWS && !left.length;
    more.textContent = found.length > ROWS ? `Show all ${found.length}` : 'Fetch more of them';
    put(out,
      trail.length > 1 ? h('nav', { class: 'trail', 'aria-label': 'The way here' }, trail.map((step, at) => [at ? ' › ' : null, at < trail.length - 1
        ? h('button', { class: 'link', type: 'button', onclick: () => walk(step.id, step.caption) }, step.caption)
        : h('a', { href: entityPath(step.id), 'aria-current': 'step', title: 'Open its page' }, step.caption)])) : null,
      picture(here, found.slice(0, form.drawn), form, walk),
      h('p', { class: 'muted small' }, told(here.around, found, form.drawn), 'Choose a party to walk on to its own relations; its name in the table opens its page.'),
      h('div', { class: 'scroll' }, h('table', {},
        h('thead', {}, h('tr', {}, ['Tie', 'Party', ...(detailed ? ['Detail'] : [])].map((text) => h('th', { scope: 'col' }, text)))), rows)),
      h('p', { class: 'after' }, more));
  }

  /** Adds the next page of every tie that has one, and draws again. */
  async function fetchMore(here, left) {
    const path = entityPath(here.id).replace('/ui/entity/', '/entities/');
    try {
      for (const name of left) {
        const block = here.around.adjacent[name];
        const next = await json(`${path}/adjacent/${encodeURIComponent(name)}?limit=100&offset=${block.results.length}`);
        if (!next.results.length) block.total.value = block.results.length;
        block.results.push(...next.results);
      }
      draw();
    } catch (error) {
      out.append(failed(error));
    }
  }
}

/** Ties of which there are more than were read. */
function unread(around) {
  return Object.entries(around.adjacent).filter(([name, block]) => !NO_TIES.includes(name) && block.results.length < block.total.value).map(([name]) => name);
}

/** How much of it the drawing shows, where that is not all. */
function told(around, found, drawn) {
  if (found.length <= drawn) return null;
  const ties = Object.entries(around.adjacent).filter(([name]) => !NO_TIES.includes(name)).reduce((sum, [, block]) => sum + block.total.value, 0);
  return unread(around).length ? `Drawn are ${drawn}; there are ${ties} ties, of which the table has ${found.length} parties so far. ` : `Drawn are ${drawn} of ${found.length}; the table has all. `;
}

/** What is said of a tie; `Linked To` of one that says so already is no news. */
function detail(next) {
  return next.detail.toLowerCase() === 'linked to' ? '' : next.detail;
}

function picture(here, found, form, walk) {
  const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const [x, y] = [form.width / 2, form.height / 2];
  const nodes = found.map((next, at) => {
    const angle = (2 * Math.PI * at) / found.length - Math.PI / 2;
    return { ...next, x: x + form.across * Math.cos(angle), y: y - 10 + form.along * Math.sin(angle) };
  });
  // A link, so that it can be opened beside this page as any link; followed plainly it walks.
  // One word for all ties stands once, below the middle; several stand each on their own line.
  const same = new Set(nodes.map((node) => node.tie)).size === 1 && nodes.length > 2;
  const step = (node) => (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    walk(node.entity.id, node.entity.caption);
  };
  return s('svg', { class: 'graph', viewBox: `0 0 ${form.width} ${form.height}`, role: 'group', 'aria-label': `Parties next to ${here.caption}; the table below says the same` },
    nodes.map((node) => s('line', { x1: x, y1: y, x2: node.x, y2: node.y })),
    same ? null : nodes.map((node) => s('text', { class: 'edge', x: x + (node.x - x) * 0.62, y: y + (node.y - y) * 0.62 - 3, 'text-anchor': 'middle' }, short(node.tie, 22))),
    nodes.map((node) => s('a', { href: entityPath(node.entity.id), onclick: step(node), 'aria-label': `${node.tie}: ${node.entity.caption}` },
      s('circle', { cx: node.x, cy: node.y, r: 9 }), s('title', {}, node.entity.caption), s('text', { x: node.x, y: node.y + 24, 'text-anchor': 'middle' }, short(node.entity.caption, form.letters)))),
    s('g', { class: 'centre' }, s('circle', { cx: x, cy: y, r: 13 }), s('text', { x, y: y + 31, 'text-anchor': 'middle' }, short(here.caption, form.letters + 8)),
      same ? s('text', { class: 'edge', x, y: y + 47, 'text-anchor': 'middle' }, `all: ${nodes[0].tie}`) : null));
}
