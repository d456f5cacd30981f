import { createRequire } from 'node:module';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { Ajv, type AnySchema, type Options } from 'ajv';
import type { Plugin } from 'vite';

/**
 * Ajv makes functions out of texts, which a page with a strict content security policy must not. The schemas that the
 * packages compile are compiled here instead, and a stand-in for Ajv finds them by their content.
 */
export function schemasAhead(): Plugin {
  // The packages compile a schema once in a process, and that is when it is seen.
  compiled ??= compiledSchemas();
  const schemas = compiled;
  const standIn = '\0ajv-ahead';
  return {
    name: 'schemas-ahead',
    enforce: 'pre',
    resolveId: (id) => (id === 'ajv' ? standIn : id.startsWith(`${standIn}/`) ? id : undefined),
    load(id) {
      if (id === standIn) return standInText(schemas, standIn);
      return id.startsWith(`${standIn}/`) ? schemas[Number(id.slice(standIn.length + 1))]?.text : undefined;
    },
  };
}

let compiled: readonly CompiledSchema[] | undefined;

interface CompiledSchema {
  readonly key: string;
  /** A module whose default export validates. */
  readonly text: string;
}

interface RecordedSchema {
  readonly schema: AnySchema;
  readonly options: Options;
}

function compiledSchemas(): readonly CompiledSchema[] {
  const recorded = recordedSchemas();
  // Its types give the module as the default export, which it is not.
  const standaloneCode: (ajv: Ajv, validate: unknown) => string = createRequire(import.meta.url)(
    'ajv/dist/standalone',
  ).default;
  const found = new Map<string, CompiledSchema>();
  for (const { schema, options } of recorded) {
    const ajv = new Ajv({ ...options, code: { source: true, esm: true } });
    ajv.addKeyword('report');
    const key = JSON.stringify(schema);
    found.set(key, { key, text: withImports(standaloneCode(ajv, ajv.compile(schema))) });
  }
  return [...found.values()];
}

/** Lets the packages compile what they compile, on one text of each kind, and takes note. */
function recordedSchemas(): readonly RecordedSchema[] {
  const recorded: RecordedSchema[] = [];
  const compile = Ajv.prototype.compile;
  Ajv.prototype.compile = function (this: Ajv, schema: AnySchema, ...rest: never[]) {
    const { allErrors = false, verbose = false, allowUnionTypes = false } = this.opts;
    recorded.push({ schema, options: { allErrors, verbose, allowUnionTypes } });
    return compile.call(this, schema, ...rest);
  } as typeof compile;
  try {
    const parsed = parseSigma(oneOfEachKind, 'kinds.yml', new Diagnostics()).map(({ kind }) => kind);
    const pipeline = readPipeline(transformingPipeline, 'pipeline.yml', new Diagnostics());
    if (parsed.join() !== 'rule,correlation,filter' || pipeline === null || recorded.length < 5) {
      throw new Error(`the schemas of ${parsed.join()} and of a pipeline were not all seen`);
    }
  } finally {
    Ajv.prototype.compile = compile;
  }
  return recorded;
}

const oneOfEachKind = `title: A
logsource: {product: windows}
detection: {s: {A: b}, condition: s}
---
title: B
correlation: {type: event_count, rules: [A], group-by: [A], timespan: 1m, condition: {gte: 2}}
---
title: C
logsource: {product: windows}
filter: {rules: [A], s: {A: b}, condition: s}
`;

const transformingPipeline = `name: any
transformations:
  - type: field_name_mapping
    mapping: {a: b}
    rule_conditions:
      - {type: logsource, product: windows}
`;

/** What standalone code still requires, as imports. */
function withImports(text: string): string {
  const imports: string[] = [];
  const body = text.replace(
    /const (\w+) = require\("([^"]+)"\)\.default;?/g,
    (_, name: string, path: string) => {
      imports.push(`import ${name}_module from '${path}.js';`);
      return `const ${name} = ${name}_module.default ?? ${name}_module;`;
    },
  );
  if (/\brequire\(/.test(body)) throw new Error('the code of a schema requires what is not known here');
  return `${imports.join('\n')}\n${body}`;
}

function standInText(compiled: readonly CompiledSchema[], name: string): string {
  const imports = compiled.map((_, i) => `import validate${i} from '${name}/${i}';`);
  const entries = compiled.map(({ key }, i) => `[${JSON.stringify(key)}, validate${i}]`);
  return `${imports.join('\n')}
const known = new Map([${entries.join(',\n')}]);
export class Ajv {
  addKeyword() {
    return this;
  }
  compile(schema) {
    const validate = known.get(JSON.stringify(schema));
    if (validate === undefined) throw new Error('no schema like this was compiled ahead: see scripts/schemas-ahead.ts');
    return validate;
  }
}
`;
}
