import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Diagnostics } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { bundlePack } from '../deploy/bundle.ts';
import { carryOut, stepText } from '../deploy/carry-out.ts';
import { collisionText } from '../deploy/collision-text.ts';
import { directoryTarget } from '../deploy/directory-target.ts';
import { managerApi } from '../deploy/manager-api.ts';
import { managerTarget } from '../deploy/manager-target.ts';
import { misjudgedByManager } from '../deploy/misjudged.ts';
import { type DeployPlan, planDeployment, presentFiles } from '../deploy/plan.ts';
import { withSeal } from '../deploy/seal.ts';
import { DeployError, type DeployTarget } from '../deploy/target.ts';
import { readNamedText } from '../files/read-text.ts';
import type { PayloadFixture } from '../fixtures/fixture.ts';
import { readFixtures } from '../fixtures/read-fixtures.ts';
import { keepIds } from '../ids/id-files.ts';
import { makePack, type PackSettings } from '../project/pack-project.ts';
import { managerCredentials, readCredentials } from '../server/credentials.ts';
import { readServerUrl, type ServerKind } from '../server/server-url.ts';
import { counted } from '../terminal/counted.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { atLeast } from './min-severity.ts';
import { type RuleChoiceOptions, ruleChoice } from './rule-choice.ts';

/** What `sigmazuh deploy --target wazuh` is told. */
export interface DeployWazuhOptions extends RuleChoiceOptions {
  readonly url?: string;
  readonly directory?: string;
  readonly ca?: string;
  readonly credentials?: string;
  readonly ruleset: readonly string[];
  readonly pipeline: readonly string[];
  readonly ids?: string;
  readonly fixtures: boolean;
  readonly restart?: true;
  readonly timeout: number;
  readonly force?: true;
  readonly dryRun?: true;
  readonly format: 'text' | 'json';
}

const managersApi: ServerKind = {
  name: 'manager',
  named: 'name its API with --url or WAZUH_API_URL, or a directory with --directory',
  example: 'https://127.0.0.1:55000',
  credentials: managerCredentials,
  inTheClear: 'never',
};

/** Takes a pack to a manager or cluster through its API, or into a directory. */
export async function deployToWazuh(
  paths: readonly string[],
  options: DeployWazuhOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const target = targetOf(options, terminal);
  const settings = settingsOf(paths, options, configuration);
  const pack = await packOf(settings, options, terminal);
  if (pack === null) return exitCodes.findings;
  const fixtures = options.fixtures && target.engine !== null ? fixturesOf(configuration, terminal) : [];
  if (fixtures === null) return exitCodes.findings;
  try {
    const undeclared = await undeclaredLists(pack, target);
    if (undeclared.length > 0) {
      const lines = undeclared.map((each) => `  <list>${each}</list>\n`).join('');
      const text = `${target.name}: ossec.conf does not declare lists that rules of this pack ask, and would leave these rules out; add to its <ruleset>:\n`;
      terminal.err(`${text}${lines}`);
      return exitCodes.findings;
    }
    const wanted = bundlePack(pack, settings.name).map(withSeal);
    const plan = planDeployment(wanted, await presentFiles(target, wanted, settings.name), settings.name);
    if (plan.conflicts.length > 0) {
      for (const { kind, name } of plan.conflicts) {
        terminal.err(
          `${target.name}: ${kind}/${name} was not written by this tool and stays; rename it, or set "name"\n`,
        );
      }
      return exitCodes.findings;
    }
    if (plan.changedByHand.length > 0 && options.force !== true) {
      for (const { kind, name } of plan.changedByHand) {
        terminal.err(
          `${target.name}: ${kind}/${name} was changed there by hand since it was deployed, and stays: take the change over into your rules, then deploy with --force, which overwrites it\n`,
        );
      }
      return exitCodes.findings;
    }
    if (plan.collisions.length > 0) terminal.err(collisionText(plan.collisions, target));
    if (plan.collisions.some(({ leftOut }) => leftOut === 'the rule of the pack')) return exitCodes.findings;
    if (options.dryRun !== true) {
      const { engine } = target;
      const misjudged =
        engine === null || fixtures.length === 0
          ? null
          : () => misjudgedByManager(fixtures, pack.manifest, engine);
      const say = (text: string): void => terminal.err(`${text}\n`);
      await interruptible((interrupted) => carryOut(plan, target, { misjudged, say, interrupted }));
    }
    await terminal.out(report(plan, target, pack, options));
    terminal.err(await declaredInVain(plan, target));
    return exitCodes.fine;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    terminal.err(`${error.message}\n`);
    return exitCodes.findings;
  }
}

/** Lists that the pack's rules ask and that the manager's configuration does not name. */
async function undeclaredLists({ manifest }: Pack, target: DeployTarget): Promise<readonly string[]> {
  const asked = (manifest.lists ?? []).map(({ name }) => name);
  const declared = asked.length === 0 ? null : await target.declaredLists();
  return declared === null ? [] : asked.filter((name) => !declared.includes(name));
}

/** Says which lists that are gone `ossec.conf` goes on declaring, of which the manager warns whenever it loads rules. */
async function declaredInVain({ steps }: DeployPlan, target: DeployTarget): Promise<string> {
  const gone = steps.flatMap((step) =>
    step.do === 'remove' && step.kind === 'lists' ? [`etc/lists/${step.name}`] : [],
  );
  const declared = gone.length === 0 ? null : await target.declaredLists();
  const lines = gone.filter((name) => declared?.includes(name)).map((name) => `  <list>${name}</list>\n`);
  return lines.length === 0
    ? ''
    : `${target.name}: no rule asks these lists any more; take them out of the <ruleset> of ossec.conf:\n${lines.join('')}`;
}

function targetOf(options: DeployWazuhOptions, terminal: Terminal): DeployTarget {
  const { directory, timeout } = options;
  if (directory !== undefined) {
    if (options.url !== undefined) throw new UsageError('name either --url or --directory');
    return directoryTarget(resolve(terminal.workingDirectory, directory), directory);
  }
  const url = readServerUrl(options.url ?? process.env.WAZUH_API_URL, managersApi);
  const credentials = readCredentials(
    managerCredentials,
    options.credentials,
    process.env,
    terminal.workingDirectory,
  );
  const ca =
    options.ca === undefined
      ? {}
      : { ca: readNamedText(options.ca, resolve(terminal.workingDirectory, options.ca)) };
  const wait = terminal.wait ?? (async (milliseconds: number) => void (await delay(milliseconds)));
  const api = managerApi(
    { url, ...credentials, ...ca },
    { wait, answerMilliseconds: timeout * 1_000, tries: 5 },
  );
  const activation = options.restart === true ? 'restart' : 'reload';
  return managerTarget(api, url.host, activation, { wait, activationSeconds: timeout });
}

function settingsOf(
  paths: readonly string[],
  options: DeployWazuhOptions,
  configuration: Configuration,
): PackSettings {
  return {
    ...configuration,
    rules: paths.length > 0 ? paths : configuration.rules,
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
    pipelines: [...configuration.pipelines, ...options.pipeline],
    ids: options.ids ?? configuration.ids,
    ...ruleChoice(options, configuration),
  };
}

/** The pack, its ids remembered: a manager is where ids have to last. */
async function packOf(
  settings: PackSettings,
  options: DeployWazuhOptions,
  terminal: Terminal,
): Promise<Pack | null> {
  const { ids, name } = settings;
  if (ids === null)
    throw new UsageError(
      'no id file: name it with --ids, or "ids" in sigmazuh.yml; alerts are known by their ids',
    );
  const project = makePack(settings, terminal.workingDirectory);
  const told = atLeast(project.diagnostics.all, 'error');
  if (told.length > 0) terminal.err(diagnosticsText(told, project.sources, 'text', terminal));
  // A rule that cannot be read today may be on the manager: deploying without it would take it away.
  if (told.length > 0 || project.pack === null) {
    terminal.err('nothing deployed: mend these files first, or leave them out with --exclude\n');
    return null;
  }
  if (options.dryRun === true) return project.pack;
  const anew = () => makePack(settings, terminal.workingDirectory);
  return (await keepIds(project, ids, name, terminal.workingDirectory, anew)).pack;
}

function fixturesOf(configuration: Configuration, terminal: Terminal): readonly PayloadFixture[] | null {
  if (configuration.fixtures.length === 0) return [];
  const diagnostics = new Diagnostics();
  const { fixtures, sources } = readFixtures(configuration.fixtures, terminal.workingDirectory, diagnostics);
  if (diagnostics.all.length === 0) return fixtures;
  terminal.err(diagnosticsText(diagnostics.all, sources, 'text', terminal));
  return null;
}

/** What asks a process to end: ^C, a runner that cancels its job, a terminal that is closed. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something while being asked to end only means that the step at hand is finished and what was done is taken back;
 * being asked twice ends it at once.
 */
async function interruptible(act: (interrupted: () => boolean) => Promise<void>): Promise<void> {
  let isInterrupted = false;
  const note = (): void => {
    isInterrupted = true;
  };
  for (const each of endings) process.once(each, note);
  try {
    await act(() => isInterrupted);
  } finally {
    for (const each of endings) process.off(each, note);
  }
}

function report(plan: DeployPlan, target: DeployTarget, pack: Pack, options: DeployWazuhOptions): string {
  const { converted, refused, wazuhRules } = pack.manifest.totals;
  if (options.format === 'json') {
    const steps = plan.steps.map((step) =>
      step.do === 'write'
        ? { do: step.before === null ? 'create' : 'replace', file: `${step.file.kind}/${step.file.name}` }
        : { do: 'remove', file: `${step.kind}/${step.name}` },
    );
    const outcome = options.dryRun === true ? 'planned' : 'done';
    return `${JSON.stringify({ target: target.name, outcome, steps, kept: plan.kept.length, converted, refused }, null, 2)}\n`;
  }
  const lines = options.dryRun === true ? plan.steps.map((step) => `${stepText(step)}\n`).join('') : '';
  const verb = options.dryRun === true ? 'would have' : 'has';
  const left =
    target.engine === null && options.dryRun !== true ? '; restart the manager to make them count' : '';
  return `${lines}${target.name} ${verb} ${counted(wazuhRules, 'Wazuh rule')} for ${counted(converted, 'Sigma rule')}, ${counted(plan.steps.length, 'file')} changed, ${plan.kept.length} as they were${left}\n`;
}
