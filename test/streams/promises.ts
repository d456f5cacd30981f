import { timespanSeconds } from '@sigmazuh/compiler';
import { levels, type SigmaDocument } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';

/** What the notes of a correlation leave of its alerts: all of them, or one in each timespan that ends with one. */
type Promised = 'each' | 'one in a timespan';

interface PromisedCorrelation {
  readonly title: string;
  readonly promised: Promised;
  readonly timespan: number;
}

/** An event of a stream as both have judged it: titles of what Sigma raises, and of the one that Wazuh does. */
export interface Judged {
  readonly at: number;
  readonly sigma: readonly string[];
  readonly wazuh: string | null;
}

const ofEveryCorrelation = /looks back on its last|decodes no value of/;

/** The correlations of which no note says that any alert of theirs may be missing. */
function promisedOf(documents: readonly SigmaDocument[], { manifest }: Pack): readonly PromisedCorrelation[] {
  return documents.flatMap((document): readonly PromisedCorrelation[] => {
    if (document.kind !== 'correlation') return [];
    const title = document.title.value;
    const entry = manifest.rules.find((each) => each.title === title);
    if (entry?.status !== 'converted') return [];
    const notes = (entry.notes ?? []).filter((note) => !ofEveryCorrelation.test(note));
    const timespan = timespanSeconds(document.timespan.value) ?? 0;
    if (notes.length === 0) return [{ title, promised: 'each', timespan }];
    const isKept = notes.every((note) => note.includes('each timespan in which Sigma alerts has an alert'));
    return isKept ? [{ title, promised: 'one in a timespan', timespan }] : [];
  });
}

/**
 * Holds a pack to what its notes promise. An alert of another that is no less severe stands for one that it hides.
 *
 * @returns for the events of a stream what is broken first; `null` when nothing is
 */
export function promiseKeeper(
  documents: readonly SigmaDocument[],
  pack: Pack,
): { readonly promises: number; readonly broken: (stream: readonly Judged[]) => string | null } {
  const promised = promisedOf(documents, pack);
  const levelOf = (title: string): number => {
    const found = documents.find((each) => each.title.value === title);
    const level = found?.kind === 'rule' || found?.kind === 'correlation' ? found.level?.value : undefined;
    return levels.indexOf(level ?? 'medium');
  };
  const standsFor = (wazuh: string | null, title: string): boolean =>
    wazuh !== null && (wazuh === title || levelOf(wazuh) >= levelOf(title));
  return {
    promises: promised.length,
    broken: (stream) => {
      for (const [place, { at, sigma, wazuh }] of stream.entries()) {
        for (const { title, promised: what, timespan } of promised) {
          if (!sigma.includes(title)) continue;
          const isThere = standsFor(wazuh, title) && (wazuh === title || sigma.includes(wazuh ?? ''));
          const isCovered =
            what === 'one in a timespan' &&
            stream.some((each, i) => i <= place && at - each.at <= timespan && standsFor(each.wazuh, title));
          if (!isThere && !isCovered) return `event ${place}: no alert of "${title}", and no note says so`;
        }
      }
      return null;
    },
  };
}
