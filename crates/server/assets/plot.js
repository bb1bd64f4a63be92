// The size of a list over its kept versions, on a true scale of days.
import { h, s, count } from './base.js';

const [WIDTH, HEIGHT] = [640, 150];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 20, 14, 26];

/** A plot of versions, oldest first; nothing where there is one version only. */
export function sizes(versions) {
  const known = versions.map((version) => ({ day: version.published, size: version.parties, at: Date.parse(version.published) })).filter((one) => Number.isFinite(one.at) && Number.isFinite(one.size));
  if (known.length < 2) return null;
  const all = known.map((one) => one.size);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const [first, last] = [known[0].at, known.at(-1).at];
  const x = (at) => LEFT + ((WIDTH - LEFT - RIGHT) * (at - first)) / Math.max(last - first, 1);
  const y = (size) => (most === least ? (TOP + HEIGHT - BOTTOM) / 2 : HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (size - least)) / (most - least));
  const spots = known.map((one) => ({ ...one, x: x(one.at), y: y(one.size) }));
  const lines = most === least ? [most] : [most, least];
  return h('figure', { class: 'plot' },
    s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `Entries over kept versions: ${known.map((one) => `${one.day} ${count(one.size)}`).join(', ')}` },
      lines.map((size) => [s('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(size), y2: y(size) }), s('text', { x: LEFT - 8, y: y(size) + 4, 'text-anchor': 'end' }, count(size))]),
      // A version stands until the next one: steps, not slopes.
      s('path', { d: spots.map((spot, at) => (at ? `H${spot.x}V${spot.y}` : `M${spot.x} ${spot.y}`)).join('') }),
      spots.map((spot) => s('circle', { cx: spot.x, cy: spot.y, r: 4 }, s('title', {}, `${spot.day}: ${count(spot.size)} entries`))),
      s('text', { x: LEFT, y: HEIGHT - 6 }, known[0].day), s('text', { x: WIDTH - RIGHT, y: HEIGHT - 6, 'text-anchor': 'end' }, known.at(-1).day)),
    h('figcaption', { class: 'muted small' }, `Entries in ${known.length} kept versions`));
}
