import { ownEntry } from '@sigmazuh/parser';
import type { LogSourcePattern } from '../source.ts';
import { names } from './field-names.ts';

const ofMac = names('CommandLine CurrentDirectory Image ParentCommandLine ParentImage ProcessId User');

/** Fields that Sigma's rules ask of whatever logs such events, where events may have any others as well. */
const categories: Readonly<Record<string, readonly string[]>> = {
  antivirus: names('Action Computer Filename Hashes Signature User'),
  dns: names('answer query record_type'),
};
const macCategories: Readonly<Record<string, readonly string[]>> = {
  file_event: [...ofMac, 'TargetFilename'],
  process_creation: ofMac,
};
const networkServices: Readonly<Record<string, readonly string[]>> = {
  connection: names(
    'destination.ip destination.port event.duration network.protocol network.state network.transport source.ip source.port',
  ),
  dns: names('dns.answers.data dns.question.name dns.question.type dns.response.code source.ip'),
};

/** `null` for log sources of which nothing is known. */
export function genericFields({ product, category, service }: LogSourcePattern): readonly string[] | null {
  if (category === undefined) return null;
  if (category === 'network' && product === undefined)
    return ownEntry(networkServices, service ?? '') ?? null;
  if (service !== undefined) return null;
  return ownEntry(product === 'macos' ? macCategories : categories, category) ?? null;
}
