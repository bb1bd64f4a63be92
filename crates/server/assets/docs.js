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
    api.tags.map((tag) => h('section', {}, h('h2', {}, tag.description), operations.filter(({ operation }) => operation.tags?.includes(tag.name)).map((one) => draw(api, one)))));
}

function draw(api, { path, verb, operation }) {
  const body = operation.requestBody?.content;
  return h('details', { class: 'op' },
    h('summary', {}, h('span', { class: 'verb' }, verb.toUpperCase()), h('code', {}, path), h('span', { class: 'muted small' }, told(operation.summary ?? operation.description ?? ''))),
    operation.summary && operation.description ? h('p', {}, told(operation.description)) : null,
    operation.parameters?.length ? h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ['Parameter', 'In', 'Type', 'What it does'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, operation.parameters.map((one) => h('tr', {}, h('td', {}, h('code', {}, one.name), one.required ? ' *' : ''), h('td', { class: 'muted' }, one.in), h('td', { class: 'muted' }, type(one.schema)), h('td', {}, told(one.description ?? ''))))))) : null,
    body ? h('div', {}, h('h3', {}, 'Body'), Object.entries(body).map(([kind, content]) => [h('p', { class: 'muted small' }, kind), fields(api, content.schema)])) : null,
    h('h3', {}, 'Answers'), h('table', {}, h('tbody', {}, Object.entries(operation.responses).map(([status, one]) => h('tr', {}, h('td', { class: 'mono' }, status), h('td', {}, one.description, ' ',
      Object.values(one.content ?? {}).map((content) => (content.schema?.$ref && !content.schema.$ref.endsWith('ErrorBody') ? h('span', { class: 'badge' }, name(content.schema)) : null))))))));
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
  if (schema.oneOf || schema.anyOf) return (schema.oneOf ?? schema.anyOf).map(type).filter((text) => text !== 'null').join(' | ');
  const kinds = [schema.type].flat().filter((kind) => kind && kind !== 'null');
  return kinds.map((kind) => (kind === 'array' ? `${type(schema.items)} …` : kind)).join(' | ') || 'any';
}

function fields(api, schema, depth = 0) {
  const known = schema?.$ref ? api.components.schemas[name(schema)] : schema;
  if (!known?.properties || depth > 2) return h('p', {}, type(schema));
  return h('table', {}, h('tbody', {}, Object.entries(known.properties).map(([key, one]) => {
    const inner = one.items?.$ref ? one.items : one.additionalProperties?.$ref ? one.additionalProperties : one.$ref ? one : null;
    return h('tr', {}, h('td', {}, h('code', {}, key), known.required?.includes(key) ? ' *' : ''), h('td', { class: 'muted' }, type(one)), h('td', {}, one.description ?? '', inner ? fields(api, inner, depth + 1) : null));
  })));
}
