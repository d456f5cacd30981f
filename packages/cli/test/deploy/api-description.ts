import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { load } from 'js-yaml';

const path = fileURLToPath(new URL('../../../../../shared/wazuh-4.14.7/api/spec.yaml', import.meta.url));

/** The manager API's own description, which the fake manager's answers are held to. */
export interface ApiDescription {
  /** @throws Error when the description has no such answer, or it looks otherwise */
  check(method: string, pathname: string, status: number, body: unknown): void;
  /** How many answers were held to it. */
  readonly checked: () => number;
}

type Unread = Readonly<Record<string, unknown>>;
const recordOf = (value: unknown): Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** `null` where the shared reference material is missing. */
export function readDescription(): ApiDescription | null {
  if (!existsSync(path)) return null;
  const document = recordOf(load(onOneLine(readFileSync(path, 'utf8'))));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(withoutDates(document), 'api');
  const known = new Map<string, ValidateFunction>();
  let checked = 0;
  return {
    checked: () => checked,
    check(method, pathname, status, body) {
      const [template, operation] = operationFor(document, method.toLowerCase(), pathname);
      const pointer = answerPointer(
        document,
        template,
        operation,
        method.toLowerCase(),
        status,
        typeof body === 'string',
      );
      if (pointer === null) return;
      const validate = known.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
      known.set(pointer, validate);
      if (!validate(body))
        throw new Error(`${method} ${pathname} ${status}: ${ajv.errorsText(validate.errors)}`);
      checked += 1;
    },
  };
}

/** The file goes on with quoted texts on lines that are not indented enough for a strict reader. */
const onOneLine = (text: string): string => {
  const open = /^( *(?:- +)?[\w'*:-]+: (?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*))\n\s*/gm;
  const joined = text.replace(open, '$1 ');
  return joined === text ? text : onOneLine(joined);
};

/** YAML's dates, which no schema is about. */
const withoutDates = (value: unknown): object => JSON.parse(JSON.stringify(value));

function operationFor(document: Unread, method: string, pathname: string): readonly [string, Unread] {
  for (const [template, item] of Object.entries(recordOf(document.paths))) {
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
    const operation = recordOf(item)[method];
    if (pattern.test(pathname) && operation !== undefined) return [template, recordOf(operation)];
  }
  throw new Error(`the API has no ${method} ${pathname}`);
}

const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where the schema of an answer is; `null` for what servers say whatever the API is (5xx, a path that is not there). */
function answerPointer(
  document: Unread,
  template: string,
  operation: Unread,
  method: string,
  status: number,
  isText: boolean,
): string | null {
  const answer = recordOf(recordOf(operation.responses)[String(status)]);
  const { $ref } = answer;
  if (Object.keys(answer).length === 0) {
    if (status >= 500 || status === 404) return null;
    throw new Error(`${method} ${template} does not answer ${status}`);
  }
  const type = isText ? 'text/plain' : 'application/json';
  const base =
    typeof $ref === 'string' ? $ref.slice(1) : `/paths/${escaped(template)}/${method}/responses/${status}`;
  const content = recordOf(recordOf(atPointer(document, base)).content);
  if (recordOf(content[type]).schema !== undefined) return `${base}/content/${escaped(type)}/schema`;
  // The contents of files are said to be XML of any kind.
  if (isText && 'application/xml' in content) return null;
  throw new Error(`${method} ${template} ${status} has no ${type}`);
}

function atPointer(document: Unread, pointer: string): unknown {
  let value: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    value = recordOf(value)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
