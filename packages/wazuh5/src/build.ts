import {
  type BuiltFile,
  entryOf,
  type Manifest,
  type ManifestEntry,
  manifestOf,
  refuseUnsupported,
} from '@sigmazuh/back-end';
import { Diagnostics, type FilterRule, type SigmaDocument, type SigmaRule } from '@sigmazuh/parser';
import { dump } from 'js-yaml';
import { type ConvertedRule, convertRule } from './convert-rule.ts';
import { longestTitle, type RuleDocument, ruleDocument } from './document/rule-document.ts';
import { RuleFindings } from './findings.ts';
import { builtInSchema } from './schema/built-in.ts';
import type { Schema } from './schema/schema.ts';
import type { Wazuh5Pipeline } from './source/event-source.ts';
import { builtInPipeline } from './source/select-source.ts';

export interface Wazuh5Options {
  /** Without it, the schema that this version was made against. */
  readonly schema?: Schema;
  /** Pipelines over the built-in one. */
  readonly pipelines?: readonly Wazuh5Pipeline[];
  /** What `%name%` stands for under the `expand` modifier. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
}

/** A rule ready to be sent, with what its integration must be. */
export interface Wazuh5Rule {
  readonly integration: string;
  /** Category of the integration, should it have to be made. */
  readonly category: string;
  readonly resource: RuleDocument;
}

export interface Wazuh5Entry extends ManifestEntry {
  /** Fields that the schema lacks, or that it has no place for. */
  readonly missingFields?: readonly string[];
  /** No rule of Wazuh 5 has a number. */
  readonly wazuhIds: readonly [];
  /** The file it is in. */
  readonly file?: string;
}

export interface Wazuh5Pack {
  readonly files: readonly BuiltFile[];
  readonly rules: readonly Wazuh5Rule[];
  readonly manifest: Manifest<Wazuh5Entry> & { readonly schema: string };
  readonly diagnostics: Diagnostics;
}

/**
 * Turns Sigma documents into rules of Wazuh 5: a YAML file of each, and the bodies of the requests that create them.
 * Pure: the same documents and options give the same bytes, whatever their order.
 */
export function buildWazuh5(documents: readonly SigmaDocument[], options: Wazuh5Options = {}): Wazuh5Pack {
  const schema = options.schema ?? builtInSchema;
  const ordered = [...documents].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const filters = ordered.filter((each): each is FilterRule => each.kind === 'filter');
  const convertOptions = {
    schema,
    filters,
    pipelines: [builtInPipeline, ...(options.pipelines ?? [])],
    placeholders: options.placeholders ?? {},
  };
  const diagnostics = new Diagnostics();
  const files: BuiltFile[] = [];
  const rules: Wazuh5Rule[] = [];
  const entries: Wazuh5Entry[] = [];
  const titles = new Set<string>();
  const names = new Set<string>();
  for (const document of ordered) {
    if (document.kind === 'filter') continue;
    if (document.kind !== 'rule') {
      const findings = refusedDocument(document);
      findings.reportTo(diagnostics);
      entries.push(ownEntry(document, findings));
      continue;
    }
    const converted = convertRule(document, convertOptions);
    converted.findings.reportTo(diagnostics);
    const made = ruleOf(converted, titles);
    if (made === null) {
      entries.push(ownEntry(document, converted.findings));
      continue;
    }
    const name = unique(fileName(document), names, (base, i) => `${base}_${i}`);
    files.push({ path: `rules/${name}.yml`, text: dump(made.resource, { lineWidth: -1, noRefs: true }) });
    files.push({ path: `bodies/${name}.json`, text: bodyText(made) });
    rules.push(made);
    entries.push({ ...ownEntry(document, converted.findings), file: `rules/${name}.yml` });
  }
  const manifest = { ...manifestOf(entries), schema: schema.name };
  return Object.freeze({ files, rules, diagnostics, manifest });
}

function ruleOf({ rule, written }: ConvertedRule, titles: Set<string>): Wazuh5Rule | null {
  if (written === null) return null;
  const { detection, source } = written;
  const base = rule.title.value.replaceAll(/\s+/g, ' ').slice(0, longestTitle - 8);
  const title = unique(base, titles, (text, i) => `${text} (${i})`);
  const resource = ruleDocument(rule, title, detection, source);
  return { integration: source.integration, category: source.category, resource };
}

/** The request's body; `deploy` and people put the integration's id where its name stands. */
function bodyText({ integration, resource }: Wazuh5Rule): string {
  return `${JSON.stringify({ integration: `<id of the integration "${integration}">`, resource }, null, 2)}\n`;
}

/** Names that differ by case alone are one name where files are kept without it. */
function unique(base: string, taken: Set<string>, numbered: (base: string, i: number) => string): string {
  let text = base;
  for (let i = 2; taken.has(text.toLowerCase()); i++) text = numbered(base, i);
  taken.add(text.toLowerCase());
  return text;
}

/** Named as the rule's own file, so that people find it again; several of one file get numbers. */
function fileName({ range }: SigmaRule): string {
  const name = range.file.slice(range.file.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
  return name.replaceAll(/[^A-Za-z0-9._-]/g, '_') || 'rule';
}

function refusedDocument(document: Exclude<SigmaDocument, SigmaRule | FilterRule>): RuleFindings {
  const findings = new RuleFindings();
  if (document.kind === 'correlation') {
    findings.refuse(
      'correlation-rule',
      document.title.range,
      'a detector of Wazuh 5 looks at one event at a time, and a correlation relates several; a monitor of the indexer can count them',
      'make the monitor with "sigmazuh build --target opensearch"',
    );
  } else {
    refuseUnsupported(findings, document);
  }
  return findings;
}

function ownEntry(document: Exclude<SigmaDocument, FilterRule>, findings: RuleFindings): Wazuh5Entry {
  const missingFields = [...findings.missingFields];
  return {
    ...entryOf(document, findings),
    ...(missingFields.length === 0 ? {} : { missingFields }),
    wazuhIds: [],
  };
}

const placeOf = ({ range }: SigmaDocument): string =>
  `${range.file} ${String(range.start.offset).padStart(9, '0')}`;
