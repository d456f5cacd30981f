import { describe, expect, it } from 'vitest';
import { type Pipeline, sourceSelection } from '../src/index.ts';
import { common, logSourceOf, type ToySource, toyPipeline } from './toy-dialect.ts';

const source = (name: string, logSource: string, speaksOf = '[]') =>
  `  - {name: ${name}, logSource: ${logSource}, speaksOf: ${speaksOf}}\n`;

const select = (logSource: string, ...pipelines: readonly Pipeline<ToySource>[]) =>
  sourceSelection(pipelines, common)(logSourceOf(logSource));

const names = (logSource: string, ...pipelines: readonly Pipeline<ToySource>[]) => {
  const selection = select(logSource, ...pipelines);
  return selection.kind === 'mapped' ? selection.sources.map((each) => each.name) : selection.kind;
};

describe('the sources of a log source', () => {
  const lower = toyPipeline(`name: lower\npriority: 20\nsources:\n${source('first', '{product: a}')}`);
  const upper = toyPipeline(`name: upper\nsources:\n${source('second', '{product: a}')}`);
  const refusing = toyPipeline(
    'name: refusing\npriority: 200\nrefusals:\n  - {logSource: {product: a}, reason: gone}\n',
  );

  it('are those of the last pipeline that speaks of it', () => {
    expect(names('product: a', upper, lower)).toEqual(['second']);
    expect(names('product: a', lower)).toEqual(['first']);
  });

  it('are none when the last one refuses it', () => {
    expect(select('product: a', lower, refusing)).toEqual({ kind: 'unreachable', reason: 'gone' });
  });

  it('are found whatever the case of its attributes', () => {
    expect(names('product: A', lower)).toEqual(['first']);
  });

  it('are not those with an attribute that it lacks, when there is one without', () => {
    const both = toyPipeline(
      `name: b\nsources:\n${source('wide', '{product: a}')}${source('narrow', '{product: a, service: s}')}`,
    );
    expect(names('product: a', both)).toEqual(['wide']);
    expect(names('product: a, service: s', both)).toEqual(['narrow']);
  });

  it('are unknown when nothing fits', () => {
    expect(names('product: b', lower)).toBe('unknown');
    expect(names('product: a, service: s', lower)).toBe('unknown');
  });
});

describe('a log source that no pipeline names', () => {
  const parts = toyPipeline(
    `name: p\nsources:\n${[
      source('files', '{product: a, category: files}', '[open, read]'),
      source('others', '{product: b, category: files}', '[open]'),
      source('disk', '{product: a, service: disk}', '[read, write]'),
      source('net', '{product: a, service: net}', '[send]'),
    ].join('')}`,
  );

  it('without a product is its category of every product', () => {
    expect(names('category: files', parts)).toEqual(['files', 'others']);
  });

  it('with a service is what the back end says is of both', () => {
    expect(select('product: a, category: files, service: disk', parts)).toMatchObject({
      sources: [{ name: 'files+disk', speaksOf: ['read'] }],
    });
  });

  it('is unknown when nothing can be of both', () => {
    expect(names('product: a, category: files, service: net', parts)).toBe('unknown');
  });
});
