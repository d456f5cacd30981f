import type { ByteText } from '../../bytes.ts';
import type { LoadMessage } from '../../messages.ts';
import { applyVariables, readXml, type XmlElement } from '../../reader/index.ts';
import type { LoadedDecoders } from './decoder.ts';
import { DecoderTree } from './decoder-tree.ts';
import { createDecoderDraft, DecoderRefusal, DecoderReport } from './draft.ts';
import { finishDecoder } from './finish.ts';
import { readOption } from './options.ts';

export interface DecoderFile {
  /** Path or name; its last part decides when it is loaded. */
  readonly name: string;
  readonly text: ByteText;
}

/** `decoders` is `null` when the manager would not start; the messages say why. */
export interface DecoderLoad {
  readonly decoders: LoadedDecoders | null;
  readonly messages: readonly LoadMessage[];
}

/**
 * Loads decoder files, sorted by base name, whatever their directory. Any error refuses all of them, as it keeps the
 * manager from starting.
 */
export function loadDecoders(files: readonly DecoderFile[]): DecoderLoad {
  const report = new DecoderReport();
  const tree = new DecoderTree();
  try {
    for (const file of [...files].sort(byBaseName)) loadFile(file, tree, report);
  } catch (error) {
    if (!(error instanceof DecoderRefusal)) throw error;
    return { decoders: null, messages: report.messages };
  }
  return { decoders: tree.freeze(), messages: report.messages };
}

function loadFile({ name, text }: DecoderFile, tree: DecoderTree, report: DecoderReport): void {
  const xml = readXml(text);
  if (xml.kind === 'refused') {
    report.refuse(1226, `Error reading XML file '${name}': ${xml.text} (line ${xml.line}).`);
  }
  const applied = applyVariables(xml.elements);
  if (applied.kind === 'refused') {
    report.refuse(1227, `Error applying XML variables '${name}': ${applied.text}.`);
  }
  for (const element of applied.elements) loadDecoder(element, tree, report);
}

function loadDecoder(element: XmlElement, tree: DecoderTree, report: DecoderReport): void {
  const [first, second, ...others] = element.attributes;
  if (
    element.name.toLowerCase() !== 'decoder' ||
    first?.name.toLowerCase() !== 'name' ||
    (second !== undefined && second.name.toLowerCase() !== 'status') ||
    others.length > 0
  ) {
    report.refuse(1230, `Invalid element in the configuration: '${element.name}'.`);
  }
  if (element.children.length === 0) report.refuse(1231, 'Invalid NULL element in the configuration.');
  const draft = createDecoderDraft(first.value);
  tree.announce(draft.name);
  for (const option of element.children) readOption(draft, option, report);
  tree.add(finishDecoder(draft, report), report);
}

function byBaseName(a: DecoderFile, b: DecoderFile): number {
  const [left, right] = [baseName(a.name), baseName(b.name)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
