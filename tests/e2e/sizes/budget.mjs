/** How much an app may grow before somebody has to agree to it, by running `cargo xtask size`: bytes are the same every time. */
const SAME_COMPILER = 0.01;
/** Another compiler makes other bytes of the same source. */
const OTHER_COMPILER = 0.05;

/** The apps that have grown beyond what was recorded, each with the words for it. */
export function overBudget(measured, recorded) {
  const leeway = measured.compiler === recorded.compiler ? SAME_COMPILER : OTHER_COMPILER;
  const problems = {};
  for (const [name, { gzip, brotli }] of Object.entries(measured.apps)) {
    const budget = recorded.apps[name] ?? { gzip: 0, brotli: 0 };
    for (const [format, size] of Object.entries({ gzip, brotli })) {
      if (size > budget[format] * (1 + leeway)) {
        problems[name] = ` has ${size} bytes of ${format}, and the budget is ${budget[format]}. If they are worth it, run \`cargo xtask size\`.`;
      }
    }
  }
  return problems;
}
