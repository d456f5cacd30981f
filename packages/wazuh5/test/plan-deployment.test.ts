import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Draft,
  type DraftRule,
  type DraftStep,
  ownTag,
  planDeployment,
  type Wazuh5Rule,
} from '../src/index.ts';

interface Shape {
  readonly sigma: string | null;
  readonly title: string;
  readonly integration: string;
  readonly value: string;
}

function wantedRule({ sigma, title, integration, value }: Shape): Wazuh5Rule {
  return {
    integration,
    category: 'applications',
    resource: {
      ...(sigma === null ? {} : { sigma_id: sigma }),
      enabled: true,
      status: 'test',
      level: 'low',
      metadata: { title, author: 'a' },
      logsource: { product: integration },
      detection: { s: { 'event.action': value }, condition: 's' },
    },
  };
}

/** A content manager's draft space: titles are taken once, by rules and by integrations. */
class Space {
  readonly rules = new Map<string, DraftRule>();
  readonly integrations = new Map<string, string>();
  #made = 0;

  get draft(): Draft {
    return { rules: [...this.rules.values()], integrations: this.integrations };
  }

  put(id: string, owner: DraftRule['owner'], resource: Wazuh5Rule['resource']): void {
    const title = String(resource.metadata.title);
    for (const rule of this.rules.values()) {
      if (rule.title === title && rule.id !== id) throw new Error(`"${title}" is taken`);
    }
    const integration = resource.logsource.product ?? null;
    const sigmaId = resource.sigma_id ?? null;
    this.rules.set(id, { id, title, sigmaId, integration, owner, document: { ...resource, id } });
  }

  perform(step: DraftStep): void {
    switch (step.kind) {
      case 'create-integration':
        if (this.integrations.has(step.title)) throw new Error(`"${step.title}" is taken`);
        this.integrations.set(step.title, `integration of ${step.title}`);
        return;
      case 'create-rule':
        if (!this.integrations.has(step.integration)) throw new Error(`no "${step.integration}"`);
        this.#made += 1;
        this.put(`rule-${this.#made}`, 'this-tool', step.resource);
        return;
      case 'update-rule':
        if (!this.rules.has(step.id)) throw new Error(`no ${step.id}`);
        this.put(step.id, 'this-tool', step.resource);
        return;
      case 'remove-rule':
        if (!this.rules.delete(step.id)) throw new Error(`no ${step.id}`);
    }
  }
}

const names = ['A', 'B', 'C', 'D', 'E'];
const shape = fc.record({
  sigma: fc.option(fc.constantFrom('1', '2', '3', '4', '5'), { freq: 6 }),
  title: fc.constantFrom(...names),
  integration: fc.constantFrom('windows', 'linux'),
  value: fc.constantFrom('x', 'y'),
});
/** Rules of one build have titles of their own. */
const rules = fc
  .array(shape, { maxLength: 6 })
  .map((all) => all.filter((each, i) => all.findIndex((other) => other.title === each.title) === i));

describe('what has to be done in a draft space', () => {
  it('is done in an order that a space takes, whenever it is ended, and once', () => {
    fc.assert(
      fc.property(
        fc.array(rules, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(8), { minLength: 4, maxLength: 4 }),
        fc.constantFrom('keep' as const, 'remove' as const),
        (builds, ends, obsolete) => {
          const space = new Space();
          space.put(
            'other',
            'others',
            wantedRule({ sigma: '9', title: 'Z', integration: 'web', value: 'x' }).resource,
          );
          for (const [i, build] of builds.entries()) {
            const wanted = build.map(wantedRule);
            const plan = planDeployment(wanted, space.draft, obsolete);
            if (plan.conflicts.length > 0) {
              expect(obsolete).toBe('keep');
              continue;
            }
            // It ends somewhere, and is called again.
            for (const step of plan.steps.slice(0, ends[i])) space.perform(step);
            const again = planDeployment(wanted, space.draft, obsolete);
            expect(again.conflicts).toEqual([]);
            for (const step of again.steps) space.perform(step);
            expect(planDeployment(wanted, space.draft, obsolete).steps).toEqual([]);
            const own = [...space.rules.values()].filter(({ owner }) => owner === 'this-tool');
            for (const { resource } of wanted) {
              const made = own.find(({ title }) => title === resource.metadata.title);
              const { id: _, tags, ...document } = made?.document ?? {};
              expect([document, tags]).toEqual([resource, [ownTag]]);
            }
            if (obsolete === 'remove') expect(own).toHaveLength(wanted.length);
            expect(space.rules.get('other')?.title).toBe('Z');
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [
      'the title of a rule that has another one now',
      [
        ['1', 'A'],
        ['2', 'B'],
      ],
      [
        ['1', 'B'],
        ['2', 'C'],
      ],
      ['B→C', 'A→B'],
    ],
    [
      'two titles that change places',
      [
        ['1', 'A'],
        ['2', 'B'],
      ],
      [
        ['1', 'B'],
        ['2', 'A'],
      ],
      ['A→rule-1', 'B→A', 'rule-1→B'],
    ],
    ['the same rule with another Sigma id', [['1', 'A']], [['2', 'A']], ['A→A']],
  ])('%s', (_, before, after, expected) => {
    const space = new Space();
    const of = (all: readonly (readonly string[])[]) =>
      all.map(([sigma = '', title = '']) => wantedRule({ sigma, title, integration: 'windows', value: 'x' }));
    for (const step of planDeployment(of(before), space.draft, 'keep').steps) space.perform(step);
    const moves = planDeployment(of(after), space.draft, 'keep').steps.map((step) => {
      if (step.kind !== 'update-rule') return step.kind;
      const move = `${space.rules.get(step.id)?.title}→${step.resource.metadata.title}`;
      space.perform(step);
      return move;
    });
    expect(moves).toEqual(expected);
  });

  it('a title that a rule has which is no longer wanted is told, with the way out', () => {
    const space = new Space();
    const of = (sigma: string, title: string) =>
      wantedRule({ sigma, title, integration: 'windows', value: 'x' });
    const first = [of('1', 'A'), of('2', 'B')];
    for (const step of planDeployment(first, space.draft, 'keep').steps) space.perform(step);
    const wanted = [of('1', 'B')];
    expect(planDeployment(wanted, space.draft, 'keep').conflicts).toEqual([
      '"B" is the title of a rule that is no longer wanted (rule-2); --prune removes it',
    ]);
    expect(planDeployment(wanted, space.draft, 'remove').conflicts).toEqual([]);
  });
});
