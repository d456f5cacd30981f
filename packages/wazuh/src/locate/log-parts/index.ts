import type { LogPartName } from '@sigmazuh/wazuh-events';
import { accessLineParts } from './access-lines.ts';
import { clamavParts } from './clamav.ts';
import { iisParts } from './iis.ts';
import type { LogPart } from './log-part.ts';
import { squidParts } from './squid.ts';
import { sshdParts } from './sshd.ts';
import { sudoParts } from './sudo.ts';
import { urlParts } from './urls.ts';

/** Where values stand in lines that the decoders leave whole, by the program that writes them. */
export type { LogPart } from './log-part.ts';

/** The parts that stand between two texts. */
type FramedPartName = Exclude<LogPartName, 'audit-command-line'>;

/** All of them, by the names that pipelines use. */
export const logParts: Readonly<Record<FramedPartName, LogPart>> = {
  ...urlParts,
  ...accessLineParts,
  ...clamavParts,
  ...sudoParts,
  ...sshdParts,
  ...iisParts,
  ...squidParts,
};
