import { Diagnostics } from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import { describe, expect, it } from 'vitest';
import { readPipeline } from '../../src/index.ts';

const read = (text: string) => readPipeline(`name: people\n${text}`, 'p.yml', new Diagnostics());

const vars = 'vars: {admins: [alice, bob], domain admins: carol, ports: [22, 3389]}\n';
const all = { admins: ['alice', 'bob'], 'domain admins': ['carol'], ports: ['22', '3389'] };

describe('values for placeholders', () => {
  it.each([
    { name: 'alone', text: vars, given: all },
    { name: 'none', text: '', given: {} },
    {
      name: 'with the transformation that fills them in',
      text: `${vars}transformations: [{type: value_placeholders}]\n`,
      given: all,
    },
    {
      name: 'of which some are chosen',
      text: `${vars}transformations: [{type: value_placeholders, include: [domain admins]}]\n`,
      given: { 'domain admins': ['carol'] },
    },
    {
      name: 'of which some are left out',
      text: `${vars}transformations: [{type: value_placeholders, exclude: [ports, admins]}]\n`,
      given: { 'domain admins': ['carol'] },
    },
  ])('are read: $name', ({ text, given }) => {
    const pipeline = read(text);
    expect(pipeline?.placeholders).toEqual(given);
    expect(pipeline?.transformations).toEqual([]);
  });

  it('of a later pipeline replace those of an earlier one', () => {
    const pipelines = [read(vars), read('vars: {ports: 443}\n')].filter((each) => each !== null);
    expect(placeholdersOf(pipelines)).toEqual({ ...all, ports: ['443'] });
  });
});
