import { mapOf } from './draft.ts';

/** Content goes from one space into the next. */
export const promotions = [
  { from: 'draft', to: 'test' },
  { from: 'test', to: 'custom' },
] as const;
export type Space = 'draft' | 'test' | 'custom';

const resourceTypes = ['policy', 'integrations', 'kvdbs', 'decoders', 'filters', 'rules'] as const;

export interface Change {
  readonly operation: string;
  readonly id: string;
}

/** The body of a request that promotes; every type must be named. */
export type Changes = Readonly<Record<(typeof resourceTypes)[number], readonly Change[]>>;

interface OwnChanges {
  readonly changes: Changes;
  /** Whether there is anything to promote. */
  readonly count: number;
  /** Changes of others, which stay where they are. */
  readonly left: number;
}

/**
 * Of all that differs between two spaces, what is this deployment's: its rules, its integrations, and the policy where
 * an integration is new to it.
 *
 * @param preview what the content manager answered to `GET …/promote?space=`
 */
export function ownChanges(
  preview: unknown,
  rules: ReadonlySet<string>,
  integrations: ReadonlySet<string>,
): OwnChanges {
  const all = mapOf(mapOf(preview).changes);
  const of = (type: string): readonly Change[] => {
    const list = all[type];
    return Array.isArray(list) ? list.flatMap(changeOf) : [];
  };
  const ownIntegrations = of('integrations').filter(
    ({ id, operation }) => integrations.has(id) && operation !== 'remove',
  );
  const isNew = ownIntegrations.some(({ operation }) => operation === 'add');
  const changes: Changes = {
    policy: isNew ? of('policy') : [],
    integrations: ownIntegrations,
    kvdbs: [],
    decoders: [],
    filters: [],
    rules: of('rules').filter(({ id }) => rules.has(id)),
  };
  const count = resourceTypes.reduce((sum, type) => sum + changes[type].length, 0);
  const total = resourceTypes.reduce((sum, type) => sum + of(type).length, 0);
  return { changes, count, left: total - count };
}

function changeOf(value: unknown): readonly Change[] {
  const { operation, id } = mapOf(value);
  return typeof operation === 'string' && typeof id === 'string' ? [{ operation, id }] : [];
}
