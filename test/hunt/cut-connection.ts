import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before a server and passes on so many answers. With the next request it breaks all connections and is gone, as
 * a node that dies.
 */
export async function startCut(server: URL, answers: number): Promise<{ readonly url: string }> {
  let left = answers;
  const cut = createServer((incoming, outgoing) => {
    if (left === 0) {
      cut.close();
      cut.closeAllConnections();
      return;
    }
    left -= 1;
    const { method, url, headers } = incoming;
    const passed = request(new URL(url ?? '/', server), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(cut.address() as AddressInfo).port}` };
}
