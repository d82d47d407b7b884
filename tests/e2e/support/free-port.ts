// Ports that can be told to a server before anything listens on them.
import { once } from "node:events";
import net from "node:net";

/** Below those that systems give to outgoing connections, which could take one in the meantime. */
const [FIRST, LAST] = [20_000, 30_000];

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = net.createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}
