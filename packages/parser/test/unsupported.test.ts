import { describe, expect, it } from 'vitest';
import { Diagnostics, parseSigma } from '../src/index.ts';

const rule = (status: string, condition: string) => `title: Many
id: 0b3b1a1e-7d6b-4f6e-9c1b-5a0e4f3d2c1b
status: ${status}
logsource: { product: linux }
detection:
  selection: { type: EXECVE }
  condition: ${condition}
`;

function parse(text: string) {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'x.yml', diagnostics);
  return {
    kinds: documents.map(({ kind }) => kind),
    said: diagnostics.all.map(({ id, severity }) => [id, severity]),
  };
}

describe('a rule of status unsupported', () => {
  it('is kept with its reason, and its mistake is no error', () => {
    expect(parse(rule('unsupported', 'selection | count() > 5'))).toEqual({
      kinds: ['unsupported'],
      said: [['aggregation-condition', 'warning']],
    });
  });

  it('is a rule like others when nothing is wrong with it', () => {
    expect(parse(rule('unsupported', 'selection'))).toEqual({ kinds: ['rule'], said: [] });
  });

  it('is an error in any other status', () => {
    expect(parse(rule('test', 'selection | count() > 5'))).toEqual({
      kinds: [],
      said: [['aggregation-condition', 'error']],
    });
  });
});
