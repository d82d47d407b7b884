/** @type {import("next").NextConfig} */
export default {
  // This folder, whatever stands beside it.
  turbopack: { root: import.meta.dirname },
};
