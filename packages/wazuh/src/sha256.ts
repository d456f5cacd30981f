import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The SHA-256 of a text's UTF-8, as lower-case hex digits. The same wherever this runs, a browser included. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The first 32 bits of the same, as a number. */
export function sha256Number(text: string): number {
  return Number.parseInt(sha256Hex(text).slice(0, 8), 16);
}
