// The interface, as its own description tells it.
import { h, main, put, json, failed } from './base.js';

try {
  show(await json('/openapi.json'));
} catch (error) {
  put(main, failed(error));
}

function show(api) {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([verb, operation]) => ({ path, verb, operation })));
  put(main, h('h1', {}, `${api.info.title} API`), h('p', { class: 'muted' }, api.info.description, ' ', h('a', { href: '/openapi.json' }, 'openapi.json')),
    h('section', { class: 'card' }, h('h2', {}, 'Try it'), h('pre', { tabindex: 0 }, `curl -s ${location.origin}/match/default -d '{"queries":{"q":{"schema":"Person","properties":{"name":["Kim CHen Yn"]}}}}'\n\ncurl -s '${location.origin}/v1/screen?name=Kim+CHen+Yn&birth_date=1984-01-08'\n\ncurl -s '${location.origin}/search/default?q=lazarus&facets=schema'`),
      h('p', { class: 'small muted' }, 'Where keys were made, send one as ', h('code', {}, 'Authorization: ApiKey …'), '.')),
    tags(api, operations).map((tag) => h('section', {}, h('h2', {}, tag.description), operations.filter(({ operation }) => operation.tags?.includes(tag.name)).map((one) => draw(api, one)))));
}

/** The groups of the description; what stands in none of them comes last, and is not left out. */
function tags(api, operations) {
  const known = new Set(api.tags.map((tag) => tag.name));
  const rest = operations.flatMap(({ operation }) => operation.tags ?? []).filter((name) => !known.has(name));
  return [...api.tags, ...[...new Set(rest)].map((name) => ({ name, description: name }))];
}

function draw(api, { path, verb, operation }) {
  const body = operation.requestBody?.content;
  return h('details', { class: 'op' },
    h('summary', {}, h('span', { class: 'verb' }, verb.toUpperCase()), h('code', {}, path), h('span', { class: 'muted small' }, told(operation.summary ?? operation.description ?? ''))),
    operation.summary && operation.description ? h('p', {}, told(operation.description)) : null,
    operation.parameters?.length ? h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ['Parameter', 'In', 'Type', 'What it does'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, operation.parameters.map((one) => h('tr', {}, h('td', {}, h('code', {}, one.name), one.required ? ' *' : ''), h('td', { class: 'muted' }, one.in), h('td', { class: 'muted' }, type(one.schema)), h('td', {}, told(one.description ?? ''))))))) : null,
    body ? h('div', {}, h('h3', {}, 'Body'), Object.entries(body).map(([kind, content]) => [h('p', { class: 'muted small' }, kind), fields(api, content.schema)])) : null,
    h('h3', {}, 'Answers'), h('table', {}, h('tbody', {}, Object.entries(operation.responses).map(([status, one]) => h('tr', {}, h('td', { class: 'mono' }, status), h('td', {}, told(one.description), answer(api, one)))))));
}

/** The shape of an answer, folded: few want it, and it is long. */
function answer(api, response) {
  return Object.entries(response.content ?? {}).map(([kind, { schema }]) => (!schema || schema.$ref?.endsWith('ErrorBody') || schema.type === 'string' ? null
    : h('details', {}, h('summary', { class: 'small' }, h('code', {}, kind), ' ', h('span', { class: 'badge' }, type(schema))), fields(api, schema))));
}

/** Text with what stands between backticks as code. */
function told(text) {
  return text.split('`').map((piece, at) => (at % 2 ? h('code', {}, piece) : piece));
}

function name(schema) {
  return schema.$ref.split('/').pop();
}

function type(schema = {}) {
  if (schema.$ref) return name(schema);
  if (schema.oneOf || schema.anyOf) return (schema.oneOf ?? schema.anyOf).filter((one) => one.type !== 'null').map(type).join(' | ');
  const kinds = [schema.type].flat().filter((kind) => kind && kind !== 'null');
  return kinds.map((kind) => (kind === 'array' ? `${type(schema.items)} …` : kind)).join(' | ') || 'any';
}

/** The schema behind a reference, and behind what may be null. */
function meant(api, schema) {
  if (schema?.$ref) return api.components.schemas[name(schema)];
  const choices = (schema?.oneOf ?? schema?.anyOf ?? []).filter((one) => one.type !== 'null');
  return choices.length === 1 ? meant(api, choices[0]) : schema;
}

/** Schemata that stand in one: in a list, under any key, or as one of several. */
function inside(schema) {
  const found = [schema?.items, schema?.additionalProperties, ...(schema?.oneOf ?? []), ...(schema?.anyOf ?? []), ...(schema?.allOf ?? [])];
  return found.flatMap((one) => (one?.$ref ? [one] : one && typeof one === 'object' ? inside(one) : []));
}

/** The fields of a schema, those inside a field below it and further in. */
function fields(api, schema) {
  const rows = lines(api, schema, 0);
  return rows.length ? h('div', { class: 'scroll' }, h('table', {}, h('tbody', {}, rows))) : h('p', {}, type(schema));
}

function lines(api, schema, depth) {
  const known = meant(api, schema);
  if (depth > 3) return [];
  if (!known?.properties) {
    const parts = inside(known);
    return parts.flatMap((part) => [...(parts.length > 1 ? [h('tr', {}, h('td', { colspan: 3, class: `in in${depth}` }, h('span', { class: 'badge plain' }, name(part))))] : []), ...lines(api, part, depth)]);
  }
  return Object.entries(known.properties).flatMap(([key, one]) => [
    h('tr', {}, h('td', { class: `in in${depth}` }, h('code', {}, key), known.required?.includes(key) ? ' *' : ''), h('td', { class: 'muted' }, type(one)), h('td', {}, told(one.description ?? ''))),
    ...(one.$ref ? [one] : inside(one)).flatMap((part) => lines(api, part, depth + 1))]);
}
