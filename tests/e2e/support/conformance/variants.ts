// The set-ups that the conformance tests ask for, and how each of the two servers is started in
// them.
import { startAuthServer } from "../authjs-server/server.mjs";
import { Backend } from "../backend.ts";
import type { BackendName } from "../servers/table.ts";
import { HOST, NEXT_HOST } from "./visitor.ts";

export type Variant = keyof typeof VARIANTS;

interface SetUp {
  base?: string;
  scheme?: string;
  authjs?: Parameters<typeof startAuthServer>[0];
  /** Arguments of the demo server; none if it has no such set-up (see the table of exceptions). */
  demoServer?: string[];
}

/** The demo server does not take the `Host` of a request for its own. */
const AT_HOST = ["--public-url", `http://${HOST}`];

const setUp = (options: SetUp): SetUp => options;

export const VARIANTS = {
  normal: setUp({ demoServer: AT_HOST }),
  /** The default path of Auth.js servers. */
  auth: setUp({ base: "/auth", authjs: { basePath: "/auth" }, demoServer: [...AT_HOST, "--base-path", "/auth"] }),
  nested: setUp({
    base: "/nested/deep/login",
    authjs: { basePath: "/nested/deep/login" },
    demoServer: [...AT_HOST, "--base-path", "/nested/deep/login"],
  }),
  short: setUp({ authjs: { maxAge: 60 }, demoServer: [...AT_HOST, "--max-age", "60"] }),
  https: setUp({ scheme: "https", authjs: { isBehindProxy: true }, demoServer: ["--public-url", `https://${HOST}`] }),
  "csrf off": setUp({ authjs: { csrf: false } }),
  "no secret": setUp({ authjs: { secret: undefined } }),
  "no providers": setUp({ authjs: { providers: [] } }),
  "ended sessions": setUp({ authjs: { maxAge: -3600 } }),
  "open to one app": setUp({ authjs: { appOrigin: "https://app.example" } }),
  "own pages": setUp({
    authjs: {
      pages: { signIn: "/my/login", signOut: "/my/logout", error: "/my/oops", verifyRequest: "/my/mail" },
    },
  }),
};

export interface Running {
  port: number;
  stop(): Promise<void>;
}

export async function start(backend: BackendName, variant: Variant): Promise<Running> {
  const { authjs, demoServer } = VARIANTS[variant];
  if (backend === "authjs") {
    // Auth.js would take a secret from here.
    delete process.env.AUTH_SECRET;
    const server = await startAuthServer({ ...authjs, isQuiet: true });
    return { port: server.port, stop: () => server.close() };
  }
  if (backend === "next-auth-5") {
    const server = await Backend.start(backend, `http://${NEXT_HOST}`);
    return { port: Number(new URL(server.origin).port), stop: () => server.stop() };
  }
  if (!demoServer) throw new Error(`the demo server has no set-up "${variant}"`);
  const server = await Backend.startDemoServer(demoServer);
  return { port: Number(new URL(server.origin).port), stop: () => server.stop() };
}
