import adapter from "@sveltejs/adapter-node";

export default {
  kit: {
    adapter: adapter(),
    // @auth/sveltekit is below this path, at /api/auth, where the apps expect it.
    paths: { base: "/api" },
  },
};
