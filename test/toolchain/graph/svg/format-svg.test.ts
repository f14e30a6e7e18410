import assert from 'node:assert/strict';
import { type FleetGraph, formatSvg } from '@parley/toolchain/graph';
import { SaxesParser } from 'saxes';
import { brokenShop, graphOf, graphOfSize, nasty, shop } from '../graphs.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element of a document in order; throws when it is not well-formed. */
function parseXml(text: string): readonly Element[] {
  const parser = new SaxesParser();
  const elements: Element[] = [];
  const open: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.write(text).close();
  return elements;
}

function draw(graph: FleetGraph, messages = false): readonly Element[] {
  return parseXml(formatSvg(graph, { messages }));
}

function classes({ attributes }: Element): readonly string[] {
  return (attributes.class ?? '').split(' ');
}

const graphs: Readonly<Record<string, FleetGraph>> = {
  'a sound fleet': graphOf(shop),
  'a broken fleet': graphOf(brokenShop),
  'a fleet with nasty names': graphOf(nasty),
  'an empty workspace': graphOf({}, ''),
  'a generated fleet': graphOfSize(120),
};

describe('formatSvg', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    it(`is well-formed, without scripts, and draws each node and edge: ${name}`, () => {
      const elements = draw(graph);
      const count = (kind: string): number =>
        elements.filter((element) => classes(element)[0] === kind && element.attributes.class !== kind)
          .length;
      assert.equal(count('node'), graph.nodes.length);
      assert.equal(count('edge'), graph.edges.length + edgeSamples(elements));
      const foreign = elements.filter((element) => !allowed.has(element.name));
      assert.deepEqual(foreign, []);
      const handlers = elements.flatMap(({ attributes }) =>
        Object.keys(attributes).filter((key) => key.startsWith('on') || key.endsWith('href')),
      );
      assert.deepEqual(handlers, []);
    });

    it(`gives the same bytes again: ${name}`, () => {
      assert.equal(formatSvg(graph, { messages: true }), formatSvg(graph, { messages: true }));
    });
  }

  /** The lines of the legend look like edges, but stand for nothing in the contracts. */
  function edgeSamples(elements: readonly Element[]): number {
    return elements.filter(
      (element) => classes(element)[0] === 'edge' && element.attributes['data-file'] === undefined,
    ).length;
  }

  const allowed = new Set(['svg', 'title', 'desc', 'style', 'g', 'rect', 'text', 'path', 'line']);

  it('has a title and a description for those who do not see it', () => {
    const [root, title, description] = draw(graphOf(shop));
    assert.equal(root?.attributes.role, 'img');
    assert.equal(
      root.attributes['aria-labelledby'],
      `${title?.attributes.id ?? ''} ${description?.attributes.id ?? ''}`,
    );
    assert.equal(title?.text, 'Fleet shop');
    assert.match(description?.text ?? '', /^5 agents · 3 channels · 4 messages/u);
  });

  it('says where everything stands in the contracts', () => {
    const customer = draw(graphOf(shop)).find(
      (element) =>
        classes(element).includes('agent') && element.attributes['data-file']?.includes('customer'),
    );
    assert.equal(customer?.attributes['data-line'], '1');
  });

  it('tells the findings in tooltips, in colours and in words', () => {
    const elements = draw(graphOf(brokenShop));
    const tooltip = elements.find(({ name, text }) => name === 'title' && text.includes('SEND_UNRESOLVED'));
    assert.match(tooltip?.text ?? '', /customer → order\.placd/u);
    assert.ok(
      elements.some((element) => classes(element).includes('edge') && classes(element).includes('has-error')),
    );
    assert.ok(
      elements.some((element) => classes(element).includes('finding') && element.text === 'SEND_UNRESOLVED'),
    );
  });

  it('follows the colour scheme of the page', () => {
    const style = draw(graphOf(shop)).find(({ name }) => name === 'style');
    assert.match(style?.text ?? '', /@media \(prefers-color-scheme:dark\)/u);
  });

  it('lists messages when they are asked for', () => {
    const texts = (messages: boolean): readonly string[] =>
      draw(graphOf(shop), messages)
        .filter(({ name }) => name === 'text')
        .map(({ text }) => text);
    assert.ok(!texts(false).includes('order.v1'));
    assert.ok(texts(true).includes('order.v1'));
    assert.ok(texts(true).includes('only order.v2'));
  });
});
