import { resolve, sep } from 'node:path';
import { configurationFile, convertTargets, shownPath, UsageError } from '@sigmazuh/cli/project';
import { Diagnostics } from '@sigmazuh/parser';
import type { MessageConnection } from 'vscode-languageserver/node';
import { projectRootOf, readSettings } from '../workspace/project-settings.ts';
import { Project } from './project.ts';
import {
  type Conversion,
  type ConversionWish,
  changedNotification,
  convertRequest,
  examineRequest,
  type ShownText,
} from './protocol.ts';

/**
 * Answers what takes longer than a key press: reading a whole project, comparing its rules with each other, building
 * them. It runs in a thread of its own, so that the editor's questions are answered meanwhile.
 */
export function runExaminer(connection: MessageConnection): void {
  const projects = new Map<string, Promise<Project>>();
  const projectFor = ({ path, folders }: ShownText): Promise<Project> => {
    const root = projectRootOf(path, folders);
    const project = projects.get(root) ?? Project.load(readSettings(root, folders));
    projects.set(root, project);
    return project;
  };
  connection.onRequest(examineRequest, async (wish) => {
    const project = await projectFor(wish);
    return project.examine(shownPath(wish.path, project.settings.root), wish.text);
  });
  connection.onRequest(convertRequest, async (wish) => convert(await projectFor(wish), wish));
  connection.onNotification(changedNotification, async ({ paths }) => {
    for (const [root, loading] of [...projects]) {
      const project = await loading;
      // All of them are read, whatever the first decides.
      if (paths.filter((path) => changes(project, path)).length > 0) projects.delete(root);
    }
  });
  connection.listen();
}

/** @returns whether what changed decides on more than a file of rules: the project is read anew then */
function changes(project: Project, path: string): boolean {
  const { root, configuration } = project.settings;
  const shown = shownPath(path, root);
  const isPipeline = configuration.pipelines.some((each) => isIn(path, resolve(root, each)));
  if (isPipeline || shown === configurationFile || shown.endsWith(`/${configurationFile}`)) return true;
  if (project.has(shown) || project.wants({ absolute: path, shown }))
    project.readFile({ absolute: path, shown });
  return false;
}

function convert(project: Project, { path, text, target, offset }: ConversionWish): Conversion {
  const { root, configuration } = project.settings;
  const shown = shownPath(path, root);
  const reading = new Diagnostics();
  const { documents } = project.read(shown, text, reading);
  const own = documents.filter(({ kind }) => kind !== 'filter');
  const document = own.findLast(({ range }) => range.start.offset <= offset) ?? own[0];
  const told = new Diagnostics();
  for (const each of reading.all) if (each.severity === 'error') told.report(each);
  const convertTo = convertTargets.get(target);
  if (convertTo === undefined) {
    const known = [...convertTargets.keys()].join(', ');
    return { text: null, told: [`no back end is called "${target}"; known are ${known}`] };
  }
  if (document === undefined)
    return { text: null, told: [...lines(told), `${shown} holds no rule to convert`] };
  try {
    const place = { project: project.sigmaProject, settings: configuration, workingDirectory: root };
    const converted = convertTo(project.with(document), place);
    for (const each of converted.diagnostics.all) if (each.range.file === shown) told.report(each);
    return { text: converted.text, told: lines(told) };
  } catch (error) {
    if (error instanceof UsageError) return { text: null, told: [error.message] };
    throw error;
  }
}

function lines({ all }: Diagnostics): readonly string[] {
  return all.map(({ range, severity, message, hint, id }) => {
    const { line, column } = range.start;
    return `${range.file}:${line}:${column} ${severity} ${message}${hint === undefined ? '' : `; ${hint}`} [${id}]`;
  });
}

const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}${sep}`);
