import { describe, expect, it } from 'vitest';
import { type Persistence, persist } from '../../src/server/persist.ts';
import type { Outcome } from '../../src/server/send-request.ts';
import { brokenText } from '../../src/server/server-error.ts';

const answer = (status: number, retryAfter?: string): Outcome => ({
  kind: 'answer',
  status,
  text: '',
  retryAfter,
});
const broken = (code: string): Outcome => ({ kind: 'broken', code, reason: 'gone' });
const persistence: Persistence = {
  tries: 4,
  firstPause: 500,
  busy: [429],
  firstPauseWhenBusy: 40_000,
  passing: ['ECONNRESET'],
  serverErrors: 'pass',
};

/** Gives the outcomes one after the other, the last again and again; and what was waited between them. */
async function tryAll(outcomes: readonly Outcome[], changed: Partial<Persistence> = {}) {
  const pauses: number[] = [];
  let calls = 0;
  const outcome = await persist(
    async () => outcomes[Math.min(calls++, outcomes.length - 1)] ?? answer(200),
    { ...persistence, ...changed },
    async (milliseconds) => void pauses.push(milliseconds),
  );
  return { outcome, pauses };
}

describe('a server is asked again', () => {
  it.each([
    { what: 'not after an answer', outcomes: [answer(200)], pauses: [] },
    { what: 'not after a refusal', outcomes: [answer(400)], pauses: [] },
    { what: 'when it is too busy', outcomes: [answer(429), answer(200)], pauses: [40_000] },
    {
      what: 'when it says so, a minute later at most',
      outcomes: [answer(429)],
      pauses: [40_000, 60_000, 60_000],
    },
    { what: 'after the time that it names', outcomes: [answer(429, '3'), answer(200)], pauses: [3_000] },
    { what: 'not in hours', outcomes: [answer(429, '7200'), answer(200)], pauses: [60_000] },
    { what: 'after an error of its own', outcomes: [answer(502), answer(200)], pauses: [500] },
    { what: 'after connections that broke', outcomes: [broken('ECONNRESET')], pauses: [500, 1_000, 2_000] },
    { what: 'not when it is not there', outcomes: [broken('ENOTFOUND')], pauses: [] },
  ])('$what', async ({ outcomes, pauses }) => {
    const tried = await tryAll(outcomes);
    expect(tried.pauses).toEqual(pauses);
    expect(tried.outcome).toEqual(outcomes.at(-1));
  });

  it('not after errors that may have done what was asked, where that counts', async () => {
    expect((await tryAll([answer(500)], { serverErrors: 'stand' })).pauses).toEqual([]);
    expect((await tryAll([broken('ECONNRESET')], { passing: [] })).pauses).toEqual([]);
  });
});

describe('why there was no answer', () => {
  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /certificate cannot be trusted \(gone\): .*--ca/],
    ['ECONNREFUSED', /^nothing listens there$/],
    ['EAI_AGAIN', /^there is no host of that name$/],
    ['EPROTO', /does not speak TLS/],
    ['ECONNRESET', /^the connection broke \(gone\), twice$/],
  ])('%s', (code, said) => {
    expect(brokenText({ kind: 'broken', code, reason: 'gone' }, ', twice')).toMatch(said);
  });
});
