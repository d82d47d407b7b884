export default defineNuxtConfig({
  compatibilityDate: "2026-01-01",
  telemetry: false,
  modules: ["@sidebase/nuxt-auth"],
  auth: { provider: { type: "authjs" } },
  // Export a request listener, so that server.mjs chooses where to listen.
  nitro: { preset: "node-listener" },
});
