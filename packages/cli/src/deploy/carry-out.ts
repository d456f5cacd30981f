import type { DeployPlan, DeployStep } from './plan.ts';
import { DeployError, type DeployTarget } from './target.ts';

interface CarryOutOptions {
  /** What of the fixtures comes out otherwise than they say; `null` = they are not run. */
  readonly misjudged: (() => Promise<readonly string[]>) | null;
  /** Told each step before it is done. */
  readonly say: (text: string) => void;
  /** Ends the deployment before the next step, and puts back what was there. */
  readonly interrupted?: () => boolean;
}

/**
 * Does what was planned, has the manager look at it, runs the fixtures on it, and only then makes it count: until the
 * last step the manager works on with the old rules. Whatever goes wrong, the old files are put back; a run that is
 * killed is finished by the next one, which finds out anew what is there.
 *
 * @throws DeployError saying what went wrong, and whether the manager is as it was
 */
export async function carryOut(
  plan: DeployPlan,
  target: DeployTarget,
  options: CarryOutOptions,
): Promise<void> {
  const done: DeployStep[] = [];
  let activated: 'no' | 'maybe' = 'no';
  const begin = (text: string): void => {
    if (options.interrupted?.() === true) throw new DeployError('interrupted');
    options.say(text);
  };
  try {
    for (const step of plan.steps) {
      begin(stepText(step));
      // Whether a step that fails was done is not known, so that it is taken back as well.
      done.push(step);
      await doStep(step, target);
    }
    if (target.engine === null) return;
    begin('validating the configuration');
    const problems = await target.validate();
    if (problems.length > 0) {
      throw new DeployError(`the manager does not accept it: ${problems.join('; ')}`);
    }
    if (options.misjudged !== null) {
      begin("running the fixtures through the manager's own engine");
      const misjudged = await options.misjudged();
      if (misjudged.length > 0) {
        throw new DeployError(`fixtures fail on the manager:\n${misjudged.join('\n')}`);
      }
    }
    begin('making it count');
    activated = 'maybe';
    await target.activate();
  } catch (error) {
    const outcome = await putBack(done, activated, target, options.say);
    const reason = reasonOf(error);
    const named = reason.startsWith(`${target.name}: `) ? reason : `${target.name}: ${reason}`;
    throw new DeployError(`${named}\n${outcome}`);
  }
}

async function doStep(step: DeployStep, target: DeployTarget): Promise<void> {
  if (step.do === 'write') await target.write(step.file);
  else await target.remove(step.kind, step.name);
}

async function putBack(
  done: readonly DeployStep[],
  activated: 'no' | 'maybe',
  target: DeployTarget,
  say: (text: string) => void,
): Promise<string> {
  if (done.length === 0 && activated === 'no') return 'nothing was changed';
  say('putting back what was there');
  try {
    for (const step of [...done].reverse()) await takeBack(step, target);
  } catch (error) {
    return `THE OLD FILES ARE NOT ALL BACK (${reasonOf(error)}): run the command again, which finishes the deployment, or deploy what was there before`;
  }
  if (activated === 'no') return 'the old files are back';
  try {
    await target.activate();
    return 'the old files are back';
  } catch (error) {
    return `the old files are back, BUT THE MANAGER MAY NOT WORK WITH THEM YET (${reasonOf(error)}): look at it, and restart it`;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Undoes a step; who may not change a file cannot change it back either, and has not changed it. */
async function takeBack(step: DeployStep, target: DeployTarget): Promise<void> {
  try {
    await undoStep(step, target);
  } catch (error) {
    if (!(await isAsBefore(step, target).catch(() => false))) throw error;
  }
}

async function isAsBefore(step: DeployStep, target: DeployTarget): Promise<boolean> {
  const { kind, name } = step.do === 'write' ? step.file : step;
  if (!(await target.list(kind)).includes(name)) return step.before === null;
  return (await target.read(kind, name)) === step.before;
}

async function undoStep(step: DeployStep, target: DeployTarget): Promise<void> {
  if (step.do === 'remove') {
    await target.write({ kind: step.kind, name: step.name, text: step.before });
  } else if (step.before === null) {
    await target.remove(step.file.kind, step.file.name);
  } else {
    await target.write({ ...step.file, text: step.before });
  }
}

/** A step as a plan prints it. */
export function stepText(step: DeployStep): string {
  if (step.do === 'remove') return `- ${step.kind}/${step.name}`;
  return `${step.before === null ? '+' : '~'} ${step.file.kind}/${step.file.name}`;
}
