// The servers that the specs run against.
import type { Host, Server, SiteServer } from "./server.ts";

const BOTH: readonly Host[] = ["localhost", "127.0.0.1"];

/** How @auth/core answers. */
const AUTH_CORE = {
  base: "/api/auth",
  hosts: BOTH,
  hasCsrf: true,
  providers: ["credentials", "github"],
  refusal: { status: 200, code: "credentials" },
  exception: "Configuration",
};

const NO_MAIL = "these tests give it no e-mail provider";
const NOT_BACK = "its addresses leave the base path out, so those that lead back to it lead nowhere";
const NO_TOKENS = "it has no tokens, and its framework compares origins instead";

/** For servers whose addresses all begin with the origin that they were told. */
const TOLD = { limitsElsewhere: { OAuth: "the provider sends the user back to the server's own address" } };

/** How next-auth 4 answers. */
const NEXT_AUTH_4 = {
  ...AUTH_CORE,
  ...TOLD,
  refusal: { status: 401, code: null },
  exception: "the user database is on fire",
};

const NEXT_AUTH_5 = {
  ...AUTH_CORE,
  ...TOLD,
  packages: ["next-auth", "next"],
  folder: "servers/next-auth-5",
  providers: ["credentials", "github", "nodemailer"],
  mail: "nodemailer",
};

const site = (server: SiteServer): SiteServer => server;

/** Servers as sites have them. Each is told the origin that browsers see before it starts. */
export const SITES = {
  "next-auth-4": site({
    ...NEXT_AUTH_4,
    title: "next-auth 4",
    packages: ["next-auth"],
    folder: "servers/next-auth-4",
    providers: ["credentials", "github", "email"],
    mail: "email",
  }),
  "next-auth-5": site({ ...NEXT_AUTH_5, title: "next-auth 5" }),
  "next-auth-5-trailing-slash": site({
    ...NEXT_AUTH_5,
    title: "next-auth 5 with `trailingSlash`",
    env: { TRAILING_SLASH: "1" },
  }),
  "next-auth-5-base-path": site({
    ...NEXT_AUTH_5,
    title: "next-auth 5 with `basePath`",
    base: "/shop/api/auth",
    env: { BASE_PATH: "/shop" },
    limits: { OAuth: NOT_BACK, "e-mail": NOT_BACK },
  }),
  express: site({
    ...AUTH_CORE,
    title: "@auth/express",
    packages: ["@auth/express"],
    folder: ".",
    script: "support/authjs-server/site.mjs",
    providers: ["credentials", "github", "nodemailer"],
    mail: "nodemailer",
  }),
  hono: site({
    ...AUTH_CORE,
    ...TOLD,
    title: "@hono/auth-js",
    packages: ["@hono/auth-js"],
    folder: "servers/hono",
    limits: { "e-mail": NO_MAIL },
  }),
  sveltekit: site({
    ...AUTH_CORE,
    title: "@auth/sveltekit",
    packages: ["@auth/sveltekit"],
    folder: "servers/sveltekit",
    base: "/auth",
    // It refuses forms of pages at any other than the one origin that it was told.
    hosts: ["localhost"],
    // SvelteKit's own check takes the place of that of Auth.js.
    hasCsrf: false,
    limits: { "update, stale token": NO_TOKENS, "sign-out, stale token": NO_TOKENS, "e-mail": NO_MAIL },
  }),
  astro: site({
    ...AUTH_CORE,
    title: "auth-astro",
    packages: ["auth-astro"],
    folder: "servers/astro",
    limits: { "e-mail": NO_MAIL },
  }),
  nuxt: site({
    ...NEXT_AUTH_4,
    title: "@sidebase/nuxt-auth",
    packages: ["@sidebase/nuxt-auth", "next-auth"],
    folder: "servers/nuxt",
    limits: { "e-mail": NO_MAIL },
  }),
};

export type SiteName = keyof typeof SITES;

/** Those that every run of the end-to-end tests is against. */
export const IN_EVERY_RUN: readonly SiteName[] = ["next-auth-4", "next-auth-5"];

/** Servers that these tests start without a site. */
const WITHOUT_SITE: Record<"authjs" | "demo-server", Server> = {
  authjs: { ...AUTH_CORE, title: "@auth/express", hosts: ["127.0.0.1"] },
  "demo-server": { ...AUTH_CORE, title: "the demo server", hosts: ["127.0.0.1"], providers: ["credentials"] },
};

export type BackendName = keyof typeof WITHOUT_SITE | SiteName;

export const SERVERS: Record<BackendName, Server> = { ...WITHOUT_SITE, ...SITES };

export const isSite = (name: BackendName): name is SiteName => name in SITES;
