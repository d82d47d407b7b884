// The servers that the specs run against, each a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import readline from "node:readline";

export type BackendName = "demo-server" | "authjs";

const here = import.meta.dirname;
const DEMO_SERVER = process.env.DEMO_SERVER ?? path.join(here, "../../../target/debug/yew-authjs-demo-server");

export class Backend {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  /** Starts a server that takes the `Host` of a request for its own. */
  static start(name: BackendName): Promise<Backend> {
    return name === "authjs" ? Backend.startAuthServer([]) : Backend.startDemoServer([]);
  }

  static startAuthServer(args: string[]): Promise<Backend> {
    return Backend.run(process.execPath, [path.join(here, "authjs-server/main.mjs"), "--port", "0", ...args]);
  }

  static startDemoServer(args: string[]): Promise<Backend> {
    return Backend.run(DEMO_SERVER, ["--port", "0", ...args]);
  }

  /** Starts an OpenID provider whose one client has this redirect URI. */
  static startOidcProvider(redirectUri: string): Promise<Backend> {
    return Backend.run(process.execPath, [path.join(here, "oidc-provider/main.mjs"), "--redirect-uri", redirectUri]);
  }

  private static async run(command: string, args: string[]): Promise<Backend> {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    // A line for each request would drown the report, so what it says is shown only if it fails to start.
    let said = "";
    child.stderr?.on("data", (data) => (said = (said + data).slice(-2_000)));
    const failed = once(child, "exit").then(() => {
      throw new Error(`${command} ended before it listened: ${said}`);
    });
    const listening = (async () => {
      for await (const line of readline.createInterface({ input: child.stdout! })) {
        const origin = /^listening on (\S+)/.exec(line)?.[1];
        if (origin) return origin;
      }
      throw new Error(`${command} never said that it listens`);
    })();
    const origin = await Promise.race([listening, failed]);
    failed.catch(() => undefined);
    // Whatever else it says must not fill the pipe.
    child.stdout?.resume();
    return new Backend(child, origin);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }
}
