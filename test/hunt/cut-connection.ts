import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before a server and passes on the answers to so many searches. With the next one it breaks all connections and
 * is gone, as a node that dies.
 */
export async function startCut(server: URL, answers: number): Promise<{ readonly url: string }> {
  let left = answers;
  const cut = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const isSearch = url?.includes('/_search') === true;
    if (isSearch && left === 0) {
      cut.close();
      cut.closeAllConnections();
      return;
    }
    if (isSearch) left -= 1;
    const passed = request(new URL(url ?? '/', server), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(cut.address() as AddressInfo).port}` };
}
