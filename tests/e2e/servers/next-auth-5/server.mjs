// PORT=N SITE_ORIGIN=URL [SMTP=URL] [TRAILING_SLASH=1] [BASE_PATH=/shop] node server.mjs
//
// Runs `next start` in this process, so that it ends with it.
const { PORT, SITE_ORIGIN } = process.env;
Object.assign(process.env, { AUTH_URL: SITE_ORIGIN, AUTH_TRUST_HOST: "true", NEXT_TELEMETRY_DISABLED: "1" });
process.chdir(import.meta.dirname);
process.argv = [process.execPath, "next", "start", "--hostname", "127.0.0.1", "--port", PORT];
await import("./node_modules/next/dist/bin/next");
