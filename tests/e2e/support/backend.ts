// The servers that the specs run against, each a process of its own.
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import readline from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { type BackendName, SITES, type SiteName, isSite } from "./servers/table.ts";

const here = import.meta.dirname;
const E2E = path.join(here, "..");
const DEMO_SERVER = process.env.DEMO_SERVER ?? path.join(here, "../../../target/debug/yew-authjs-demo-server");

export class Backend {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  /**
   * Starts any of them. Express takes the `Host` of a request for its own, and needs no `origin`.
   */
  static start(name: BackendName, origin = "", smtp?: string): Promise<Backend> {
    if (isSite(name)) return Backend.startSite(name, origin, smtp);
    return name === "authjs" ? Backend.startAuthServer([]) : Backend.startDemoServer(["--public-url", origin]);
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

  /** Starts the server of an example in `folder` by its script `start`, without npm between. */
  static async startExample(folder: string, settings: Record<string, string>): Promise<Backend> {
    const { scripts } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const [program, ...args]: string[] = scripts.start.split(" ");
    const port = String(await freePort());
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings, PORT: port };
    const command = program === "node" ? process.execPath : path.join(folder, "node_modules/.bin", program!);
    return Backend.run(command, args, { cwd: folder, env }, `http://127.0.0.1:${port}`);
  }

  /** Starts `trunk serve` in `folder`, and waits for the page at `origin`. */
  static startTrunk(folder: string, args: string[], origin: string): Promise<Backend> {
    return Backend.run("trunk", ["serve", "--no-autoreload", ...args], { cwd: folder, env: trunkEnv() }, origin);
  }

  /**
   * Starts the server of a site that browsers see at `origin`, and that sends mail through `smtp`.
   */
  private static async startSite(name: SiteName, origin: string, smtp: string | undefined): Promise<Backend> {
    const { folder, script = "server.mjs", env } = SITES[name];
    const port = await freePort();
    const told = { PORT: String(port), SITE_ORIGIN: origin, ...(smtp && { SMTP: smtp }), ...env };
    const options = { cwd: path.join(E2E, folder), env: { ...process.env, ...told } };
    return Backend.run(process.execPath, [script], options, `http://127.0.0.1:${port}`);
  }

  /** `origin` is where it is going to listen; without one it says so itself. */
  private static async run(command: string, args: string[], options?: SpawnOptions, origin?: string): Promise<Backend> {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    // A line for each request would drown the report, so what it says is shown only if it fails to
    // start.
    let said = "";
    child.stderr?.on("data", (data) => (said = (said + data).slice(-2_000)));
    const failed = once(child, "exit").then(() => {
      throw new Error(`${command} ${args[0]} ended before it listened: ${said}`);
    });
    failed.catch(() => undefined);
    const listening = await Promise.race([origin ? answered(origin, child) : announced(child), failed]);
    // Whatever else it says must not fill the pipe.
    child.stdout?.resume();
    return new Backend(child, listening);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }
}

/** The environment for Trunk, which reads NO_COLOR as a boolean, and refuses the usual 1. */
export function trunkEnv(): NodeJS.ProcessEnv {
  const { NO_COLOR: _, ...env } = process.env;
  return env;
}

/** Waits until the server says where it listens. */
async function announced({ stdout, spawnfile }: ChildProcess): Promise<string> {
  for await (const line of readline.createInterface({ input: stdout! })) {
    const origin = /^listening on (\S+)/.exec(line)?.[1];
    if (origin) return origin;
  }
  throw new Error(`${spawnfile} never said that it listens`);
}

/** Waits until the server answers anything: the first answer takes the longest. */
async function answered(origin: string, child: ChildProcess): Promise<string> {
  while (child.exitCode === null) {
    const answer = await fetch(origin).catch(() => undefined);
    if (answer) return origin;
    await sleep(50);
  }
  throw new Error(`${child.spawnfile} has ended`);
}
