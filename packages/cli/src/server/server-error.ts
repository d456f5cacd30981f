import type { Broken } from './send-request.ts';

/** A server that cannot be talked to, or does not do what it is asked; the message says what to look at. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

/**
 * Why there was no answer, for people.
 *
 * @param afterwards what follows from a connection that broke half-way
 */
export function brokenText({ code, reason }: Broken, afterwards = ''): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return `its certificate cannot be trusted (${reason}): name the authority that signed it with --ca`;
  }
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no host of that name';
    case 'EPROTO':
      return `it does not speak TLS there (${/SSL routines:[^:]*:([^:]+)/.exec(reason)?.[1] ?? reason})`;
    default:
      return `the connection broke (${reason || code})${afterwards}`;
  }
}
