import { anyRun, choice, end, literal, type Pattern, sequence, start } from '@sigmazuh/compiler';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/locate/wazuh-predicate.ts';
import { withoutParts } from '../../src/locate/within-places.ts';

const text = (value: string) => literal(value, 'caseless');
const url: Target = { kind: 'static', element: 'url' };
const query: Target = { kind: 'part', part: 'url-query' };
const iisUrl: Target = { kind: 'part', part: 'iis-url' };
const iisQuery: Target = { kind: 'part', part: 'iis-query' };

describe('a query is asked beside path and query', () => {
  it.each<[string, readonly Target[], Pattern | null, readonly Target[]]>([
    ['not for a text anywhere', [url, query], text('union'), [url]],
    ['not for any of several texts', [url, query], choice([text('union'), text('select')]), [url]],
    ['not in lines of IIS', [iisUrl, iisQuery], text('union'), [iisUrl]],
    ['for a text at its start', [url, query], sequence([start, text('id=')]), [url, query]],
    ['for a text at its end', [url, query], sequence([text('=1'), end]), [url, query]],
    ['for texts one behind the other', [url, query], sequence([text('a'), anyRun, text('b')]), [url, query]],
    ['for a question mark', [iisUrl, iisQuery], text('a?b'), [iisUrl, iisQuery]],
    ['for its presence', [url, query], null, [url, query]],
    ['where it is asked alone', [query], text('union'), [query]],
  ])('%s', (_, targets, pattern, expected) => {
    expect(withoutParts(targets, pattern)).toEqual(expected);
  });
});
