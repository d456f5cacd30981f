import { sha256Hex } from '../sha256.ts';

/**
 * A group that rules which count look for. They find it as a part of any group's name, so all of these are equally
 * long; digits, since what the manager's own rules look for is words.
 */
export function groupNamed(purpose: 'counts' | 'holds', key: string): string {
  const number = BigInt(`0x${sha256Hex(`${purpose} ${key}`).slice(0, 16)}`) % 10n ** 12n;
  return `sigma_${purpose}_${number.toString().padStart(12, '0')}`;
}
