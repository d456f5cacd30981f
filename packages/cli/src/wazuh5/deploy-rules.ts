import {
  type DeploymentPlan,
  type DraftRule,
  type DraftStep,
  isSameRule,
  ownChanges,
  planDeployment,
  promotions,
  type Space,
  type Wazuh5Rule,
} from '@sigmazuh/wazuh5';
import type { ContentManager } from './content-manager.ts';

interface DeploymentSettings {
  /** The space that the rules are to reach. */
  readonly until: Space;
  readonly obsolete: 'keep' | 'remove';
  readonly mode: 'do' | 'dry-run';
}

export interface Deployment {
  readonly plan: DeploymentPlan;
  /** Changes promoted out of each space that was left; in a dry run, those that differ there already. */
  readonly promoted: Readonly<Partial<Record<Space, number>>>;
  readonly outcome: 'done' | 'planned' | 'conflicts';
}

/**
 * Takes rules through draft, test and custom. What is there already stays; after an interruption the same call goes on
 * where it ended. Rules of others are neither changed nor promoted.
 *
 * @param say told of each thing that is done
 */
export async function deployRules(
  wanted: readonly Wazuh5Rule[],
  manager: ContentManager,
  settings: DeploymentSettings,
  say: (text: string) => void,
): Promise<Deployment> {
  const { draft, ownBeyond } = await manager.readSpaces();
  const plan = planDeployment(wanted, draft, settings.obsolete);
  for (const each of plan.conflicts) say(`conflict: ${each}`);
  if (plan.conflicts.length > 0) return { plan, promoted: {}, outcome: 'conflicts' };
  if (settings.mode === 'dry-run') {
    for (const step of plan.steps) say(stepText(step));
    for (const { from, to } of wayTo(settings.until))
      say(`promote the rules of this deployment from ${from} to ${to}`);
    return { plan, promoted: {}, outcome: 'planned' };
  }
  const integrations = new Map(draft.integrations);
  // A rule that an interrupted run took out of draft still has to leave the spaces behind it.
  const gone = ownBeyond.filter((each) => draft.rules.every(({ id }) => id !== each.id));
  const isReplaced = (rule: DraftRule) => wanted.some(({ resource }) => isSameRule(rule, resource));
  const leaving = settings.obsolete === 'remove' ? ownBeyond : gone.filter(isReplaced);
  const rules = new Set([...plan.kept, ...leaving.map(({ id }) => id)]);
  for (const step of plan.steps) {
    say(stepText(step));
    const id = await perform(step, manager, integrations);
    if (step.kind === 'create-integration') integrations.set(step.title, id);
    else rules.add(id);
  }
  const ownIntegrations = new Set(wanted.flatMap((each) => integrations.get(each.integration) ?? []));
  const promoted: Partial<Record<Space, number>> = {};
  for (const { from, to } of wayTo(settings.until)) {
    const preview = await manager.previewPromotion(from);
    const { changes, count, left } = ownChanges(preview, rules, ownIntegrations);
    if (left > 0) say(`${left} changes of others stay in ${from}`);
    if (count > 0) {
      say(`promote ${count} changes from ${from} to ${to}`);
      await manager.promote(from, changes);
    }
    promoted[from] = count;
  }
  return { plan, promoted, outcome: 'done' };
}

/** Performs a step; answers the id of what it is about. */
async function perform(
  step: DraftStep,
  manager: ContentManager,
  integrations: ReadonlyMap<string, string>,
): Promise<string> {
  switch (step.kind) {
    case 'create-integration':
      return manager.createIntegration(step.title, step.category);
    case 'create-rule':
      return manager.createRule(integrations.get(step.integration) ?? '', step.resource);
    case 'update-rule':
      await manager.updateRule(step.id, step.resource);
      return step.id;
    case 'remove-rule':
      await manager.removeRule(step.id);
      return step.id;
  }
}

function wayTo(space: Space) {
  const last = promotions.findIndex(({ to }) => to === space);
  return promotions.slice(0, last + 1);
}

function stepText(step: DraftStep): string {
  switch (step.kind) {
    case 'create-integration':
      return `create the integration "${step.title}" (${step.category})`;
    case 'create-rule':
      return `create "${step.resource.metadata.title}" in ${step.integration}`;
    case 'update-rule':
      return `update "${step.resource.metadata.title}" (${step.id})`;
    case 'remove-rule':
      return `remove "${step.title}" (${step.id})`;
  }
}
