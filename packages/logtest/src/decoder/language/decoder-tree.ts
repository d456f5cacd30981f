import type { ByteText } from '../../bytes.ts';
import { windowsDecoderName } from '../windows/index.ts';
import type { Decoder, DecoderNode, LoadedDecoders } from './decoder.ts';
import type { DecoderReport } from './draft.ts';

/** Names of decoders that are part of the engine; rules may ask for them. */
const builtInNames: readonly ByteText[] = [
  'rootcheck',
  'syscheck_integrity_changed',
  'syscheck_new_entry',
  'syscheck_deleted',
  'syscheck_registry_key_modified',
  'syscheck_registry_key_added',
  'syscheck_registry_key_deleted',
  'syscheck_registry_value_modified',
  'syscheck_registry_value_added',
  'syscheck_registry_value_deleted',
  'hostinfo_new',
  'hostinfo_modified',
  'syscollector',
  'ciscat',
  windowsDecoderName,
  'sca',
];

interface GrowingNode {
  readonly decoder: Decoder;
  readonly children: GrowingNode[];
}

/**
 * The two lists of decoders while they are built, in load order. Parents are looked for among the decoders without a
 * parent only, so the tree is two levels deep; every decoder that has the parent's name gets the child.
 */
export class DecoderTree {
  private readonly withProgramName: GrowingNode[] = [];
  private readonly withoutProgramName: GrowingNode[] = [];
  private readonly names = new Set<ByteText>();
  /** Decoders without a parent, by name. */
  private readonly topsByName = new Map<ByteText, GrowingNode[]>();
  /** A decoder hangs under several parents, so what a later one of its name decides, it decides for all of them. */
  private readonly continued = new Set<Decoder>();

  announce(name: ByteText): void {
    this.names.add(name);
  }

  add(decoder: Decoder, report: DecoderReport): void {
    if (decoder.parent === null) {
      const tops = decoder.programName === null ? this.withoutProgramName : this.withProgramName;
      const node = this.append(tops, decoder, report);
      const namesakes = this.topsByName.get(decoder.name);
      if (namesakes === undefined) this.topsByName.set(decoder.name, [node]);
      else namesakes.push(node);
      return;
    }
    const parents = this.topsByName.get(decoder.parent) ?? [];
    if (parents.length === 0) {
      report.error(2101, `Parent decoder name invalid: '${decoder.parent}'.`);
      report.refuse(2106, 'Error adding decoder plugin.');
    }
    for (const { children } of parents) this.append(children, decoder, report);
  }

  freeze(): LoadedDecoders {
    const freezeNode = (node: GrowingNode, parentName: ByteText | null): DecoderNode => {
      const name = parentName === null || node.decoder.useOwnName ? node.decoder.name : parentName;
      return Object.freeze({
        decoder: node.decoder,
        name,
        continued: this.continued.has(node.decoder),
        children: node.children.map((child) => freezeNode(child, name)),
      });
    };
    return Object.freeze({
      withProgramName: this.withProgramName.map((node) => freezeNode(node, null)),
      withoutProgramName: this.withoutProgramName.map((node) => freezeNode(node, null)),
      names: new Set([...this.names, ...builtInNames]),
    });
  }

  private append(siblings: GrowingNode[], decoder: Decoder, report: DecoderReport): GrowingNode {
    const namesakes =
      decoder.parent === null ? [] : siblings.filter((node) => node.decoder.name === decoder.name);
    for (const { decoder: earlier } of namesakes) this.continueWith(earlier, decoder, report);
    const anchored = namesakes.some(
      ({ decoder: { prematch, regex } }) => prematch !== null || regex !== null,
    );
    if (decoder.regexOffset === 'after_regex' && !anchored) {
      refuseLinking(report, 2120, `Invalid offset value: '${decoder.name}'`);
    }
    const node = { decoder, children: [] };
    siblings.push(node);
    return node;
  }

  /** A further decoder of one name goes on where the earlier one stops: it brings a regex or a plugin, nothing else. */
  private continueWith(earlier: Decoder, decoder: Decoder, report: DecoderReport): void {
    const { name } = decoder;
    if (decoder.prematch !== null)
      refuseLinking(report, 2102, `Duplicated decoder with prematch: '${name}'.`);
    if (decoder.fts.length > 0) refuseLinking(report, 2103, `Duplicated decoder with fts set: '${name}'.`);
    if (!extracts(earlier) || !extracts(decoder)) {
      refuseLinking(report, 2104, `Invalid duplicated decoder: '${name}'.`);
    }
    this.continued.add(earlier);
  }
}

function extracts({ regex, plugin }: Decoder): boolean {
  return regex !== null || plugin !== null;
}

function refuseLinking(report: DecoderReport, code: number, text: string): never {
  report.error(code, text);
  report.error(2105, 'Error loading decoder options.');
  return report.refuse(2106, 'Error adding decoder plugin.');
}
