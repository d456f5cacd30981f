import { parseAddress } from '../address.ts';
import type { ContentBuilder } from './content-builder.ts';

/**
 * Who and from where, in a line of the SSH server: `user`, `src_ip` and `src_port`. The server writes names that its
 * clients choose, so the address is taken from the end of the line, where no name can stand; a name with a blank is
 * none. Keywords look at the line.
 */
export function addSshdFields(builder: ContentBuilder, message: string): void {
  const client =
    /^(.*)\b(?:from|by) ([0-9a-fA-F.:]+)(?: port (\d+))?(?: ssh2?)?(?:: .*|\s*\[preauth\]\s*)?$/s.exec(
      message,
    );
  if (client === null) return;
  const [, before = '', address = '', port] = client;
  if (parseAddress(address) === undefined) return;
  builder.addUnsearched('src_ip', address);
  if (port !== undefined) builder.addUnsearched('src_port', port);
  const user = /(?:^| )(?:for (?:(?:invalid|illegal) user )?|Invalid user |user )([^ ]+) $/s.exec(
    before,
  )?.[1];
  if (user !== undefined) builder.addUnsearched('user', user);
}
